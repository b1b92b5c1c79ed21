package dev.guildhall.audit;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;

/** Reads the record of the actor's organisation, newest first. */
@Service
public class AuditLog {
    private final AuditStore store;

    @Inject
    AuditLog(AuditStore store) {
        this.store = store;
    }

    public Page<AuditEntry> entries(Actor actor, AuditQuery query, PageRequest page) {
        return store.newestFirst(actor.organisation(), query, page);
    }
}
