package dev.guildhall.identity;

import dev.guildhall.audit.AuditEntry;
import dev.guildhall.audit.AuditLog;
import dev.guildhall.audit.AuditQuery;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells whoever came too late what is there now and who changed it last: the newest entry of the record about it. */
@Service
class LastChange {
    /** Entries that are looked through for the one that changed the thing itself. */
    private static final int MOST = 50;

    private final AuditLog log;

    @Inject
    LastChange(AuditLog log) {
        this.log = log;
    }

    Precondition.Present of(Actor actor, String target, Object current) {
        AuditQuery about = new AuditQuery(
                Optional.empty(), Optional.empty(), Optional.of(target), Optional.empty(), Optional.empty());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("current", current);
        Optional<AuditEntry> last = log.entries(actor, about, PageRequest.first(MOST)).items().stream()
                .filter(entry -> changesItself(entry.action()))
                .findFirst();
        if (last.isEmpty()) {
            return new Precondition.Present("%s was changed since you read it.".formatted(target), members);
        }
        AuditEntry entry = last.get();
        JsonObject details = details(entry);
        members.put(
                "lastChange",
                Map.of(
                        "actor", entry.actor(),
                        "at", entry.at(),
                        "action", entry.action(),
                        "details", details));
        return new Precondition.Present(
                "%s was changed since you read it, last by %s at %s: %s %s."
                        .formatted(
                                target,
                                entry.actor(),
                                entry.at().truncatedTo(ChronoUnit.SECONDS),
                                entry.action(),
                                details),
                members);
    }

    /** Members, sessions and refused sign-ins stand under the same target, but have no part in its revision. */
    private static boolean changesItself(String action) {
        return !action.contains(".member-") && !action.startsWith("session.") && !action.startsWith("sign-in.");
    }

    private static JsonObject details(AuditEntry entry) {
        try (JsonReader reader = Json.createReader(new StringReader(entry.canonical()))) {
            return reader.readObject().getJsonObject("details");
        }
    }
}
