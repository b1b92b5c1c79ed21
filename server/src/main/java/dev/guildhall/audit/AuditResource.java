package dev.guildhall.audit;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The record of the caller's organisation over HTTP, newest first: a page of JSON, or everything as lines of JSON. */
@Path("/api/v1/audit")
@Service
public class AuditResource {
    /** One canonical entry a line: what is hashed, byte for byte. */
    static final String NDJSON = "application/x-ndjson";

    /** Who does not say gets a page of JSON. */
    private static final String SECOND_CHOICE = ";qs=0.5";

    private final AuditLog log;
    private final CurrentActor actor;

    @Inject
    public AuditResource(AuditLog log, CurrentActor actor) {
        this.log = log;
        this.actor = actor;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.AUDIT_READ)
    public Page<AuditEntry> entries(
            @QueryParam("actor") @Nullable String who,
            @QueryParam("action") @Nullable String action,
            @QueryParam("target") @Nullable String target,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return log.entries(actor.known(), query(who, action, target, from, to), PageRequest.of(limit, cursor));
    }

    @GET
    @Produces(NDJSON + SECOND_CHOICE)
    @Requires(Permission.AUDIT_READ)
    public StreamingOutput lines(
            @QueryParam("actor") @Nullable String who,
            @QueryParam("action") @Nullable String action,
            @QueryParam("target") @Nullable String target,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        Actor reader = actor.known();
        AuditQuery query = query(who, action, target, from, to);
        return body -> log.write(reader, query, body);
    }

    private static AuditQuery query(
            @Nullable String who,
            @Nullable String action,
            @Nullable String target,
            @Nullable String from,
            @Nullable String to) {
        return new AuditQuery(
                given(who),
                given(action),
                given(target),
                given(from).map(text -> instant("from", text)),
                given(to).map(text -> instant("to", text)));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isEmpty());
    }

    private static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw PlatformProblem.BAD_REQUEST.because(
                    field + " must be a time such as 2026-11-23T09:30:00Z.", Map.of("field", field));
        }
    }
}
