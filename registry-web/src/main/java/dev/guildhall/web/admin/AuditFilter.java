package dev.guildhall.web.admin;

import dev.guildhall.audit.AuditQuery;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.web.layout.Addresses;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands in the filter of the audit page, as typed.
 *
 * @param from first day, {@code to} last day, each {@code 2026-11-24} in UTC or empty
 */
public record AuditFilter(String actor, String action, String target, String from, String to) {
    public AuditFilter {
        actor = actor.strip();
        action = action.strip();
        target = target.strip();
        from = from.strip();
        to = to.strip();
    }

    AuditQuery query() {
        return new AuditQuery(
                given(actor),
                given(action),
                given(target),
                given(from).map(text -> day("from", text).atStartOfDay().toInstant(ZoneOffset.UTC)),
                given(to).map(text -> day("to", text).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
    }

    /** The same question to the JSON API, whose times are exact. */
    public String api() {
        AuditQuery query = query();
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("actor", actor);
        parameters.put("action", action);
        parameters.put("target", target);
        parameters.put("from", query.from().map(Object::toString).orElse(""));
        parameters.put("to", query.to().map(Object::toString).orElse(""));
        return Addresses.withQuery("/api/v1/audit", parameters);
    }

    /** The address of a page with this filter. */
    public String address(String path, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("actor", actor);
        parameters.put("action", action);
        parameters.put("target", target);
        parameters.put("from", from);
        parameters.put("to", to);
        parameters.put("cursor", cursor);
        return Addresses.withQuery(path, parameters);
    }

    public String lines() {
        return address("/audit/entries.ndjson", "");
    }

    public String withActor(String who) {
        return new AuditFilter(who, action, target, from, to).address("/audit", "");
    }

    public String withAction(String what) {
        return new AuditFilter(actor, what, target, from, to).address("/audit", "");
    }

    public String withTarget(String which) {
        return new AuditFilter(actor, action, which, from, to).address("/audit", "");
    }

    public boolean isEmpty() {
        return (actor + action + target + from + to).isEmpty();
    }

    private static Optional<String> given(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() < 1 || day.getYear() > 9_999) {
                throw new DateTimeParseException("The year is out of range", text, 0);
            }
            return day;
        } catch (DateTimeParseException e) {
            throw PlatformProblem.BAD_REQUEST.because(
                    field + " must be a day such as 2026-11-24.", Map.of("field", field));
        }
    }
}
