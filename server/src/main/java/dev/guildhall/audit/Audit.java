package dev.guildhall.audit;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** Writes the record. Called inside the transaction of the change it records, so neither stands without the other. */
@Service
public class Audit {
    private final AuditStore store;

    @Inject
    Audit(AuditStore store) {
        this.store = store;
    }

    /**
     * @param action past-tense verb with its area, for example {@code skill.published}
     * @param target what it was done to, for example {@code @acme/pdf-tools@1.4.0}
     * @param details what a reader needs to understand it: strings, numbers, booleans, lists, maps; no secrets
     */
    public void append(Actor actor, String action, String target, Map<String, ?> details) {
        append(actor.organisation(), actor.login(), action, target, details);
    }

    /** For what happens before anybody is signed in, such as a refused sign-in. */
    public void append(UUID organisation, String actor, String action, String target, Map<String, ?> details) {
        UUID id = Ids.next();
        // PostgreSQL keeps microseconds; what is hashed must be what is read back.
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        CanonicalEntry entry = CanonicalEntry.of(id, organisation, at, actor, action, target, details);
        store.insert(id, organisation, at, actor, action, target, entry);
    }
}
