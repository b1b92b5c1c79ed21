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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells whoever came too late what is there now and who changed it last: the newest entry of the record about it. */
@Service
class LastChange {
    /**
     * What changes the revision of a thing. Much else stands under the same target: members, sessions, trusted publishers,
     * reserved names.
     */
    enum Kind {
        OWNER("owner.changed", "owner.created", "owner.trusted", "owner.distrusted"),
        TEAM("team.changed", "team.created"),
        USER("user.changed", "user.created", "user.invited", "invitation.accepted", "password.changed");

        private final List<String> actions;

        Kind(String... actions) {
            this.actions = List.of(actions);
        }
    }

    private final AuditLog log;

    @Inject
    LastChange(AuditLog log) {
        this.log = log;
    }

    Precondition.Present of(Actor actor, Kind kind, String target, Object current) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("current", current);
        Optional<AuditEntry> last = kind.actions.stream()
                .flatMap(action -> newest(actor, action, target).stream())
                .max(Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id));
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

    private Optional<AuditEntry> newest(Actor actor, String action, String target) {
        AuditQuery about = new AuditQuery(
                Optional.empty(), Optional.of(action), Optional.of(target), Optional.empty(), Optional.empty());
        return log.entries(actor, about, PageRequest.first(1)).items().stream().findFirst();
    }

    private static JsonObject details(AuditEntry entry) {
        try (JsonReader reader = Json.createReader(new StringReader(entry.canonical()))) {
            return reader.readObject().getJsonObject("details");
        }
    }
}
