package dev.guildhall.audit;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the record of the actor's organisation, newest first. */
@Service
public class AuditLog {
    private final AuditStore store;

    @Inject
    AuditLog(AuditStore store) {
        this.store = store;
    }

    /** Every entry that matches, one canonical entry a line; read page by page while it is written, so its size does not matter. */
    public void write(Actor actor, AuditQuery query, OutputStream to) throws IOException {
        Optional<String> cursor = Optional.empty();
        do {
            Page<AuditEntry> page = entries(actor, query, PageRequest.of(100, cursor.orElse(null)));
            for (AuditEntry entry : page.items()) {
                to.write((entry.canonical() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            cursor = page.next();
        } while (cursor.isPresent());
    }

    public Page<AuditEntry> entries(Actor actor, AuditQuery query, PageRequest page) {
        return store.newestFirst(actor.organisation(), query, page);
    }
}
