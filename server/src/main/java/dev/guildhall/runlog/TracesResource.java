package dev.guildhall.runlog;

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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened, over HTTP: so far the calls of models. */
@Path("/api/v1/traces")
@Service
public class TracesResource {
    private final ModelCalls calls;
    private final CurrentActor actor;

    @Inject
    public TracesResource(ModelCalls calls, CurrentActor actor) {
        this.calls = calls;
        this.actor = actor;
    }

    /**
     * {@code ?agent=&model=&status=&key=&team=&user=&customer=&session=&provider=&deployment=&tag=&from=&to=&q=&limit=&cursor=}, newest
     * first.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SPEND_READ)
    public Page<ModelCallRow> page(@Context UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        return calls.page(actor.known(), query(asked), PageRequest.of(limit(asked), asked.getFirst("cursor")));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SPEND_READ)
    public CallTrace one(@PathParam("id") String id) {
        return calls.one(actor.known(), id(id));
    }

    /** @param kind {@code request} or {@code response} */
    @GET
    @Path("/{id}/payloads/{kind}")
    @Requires(Permission.PAYLOADS_READ)
    public Response payload(@PathParam("id") String id, @PathParam("kind") String kind) {
        CallPayloads.Kind wanted = switch (kind) {
            case "request" -> CallPayloads.Kind.REQUEST;
            case "response" -> CallPayloads.Kind.RESPONSE;
            default -> throw PlatformProblem.NOT_FOUND.because("A call has payloads/request and payloads/response.");
        };
        // Never shown as what it is: it is what strangers wrote.
        return Response.ok(calls.payload(actor.known(), id(id), wanted), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"%s-%s\"".formatted(id(id), kind))
                .build();
    }

    /** What an address asks for; pages ask in the same words. */
    public static CallQuery query(MultivaluedMap<String, String> asked) {
        Period period = Period.of(asked.getFirst("from"), asked.getFirst("to"));
        return new CallQuery(
                given(asked, "key").map(TracesResource::key),
                given(asked, "team"),
                given(asked, "user"),
                given(asked, "customer"),
                given(asked, "agent"),
                given(asked, "session"),
                given(asked, "model"),
                given(asked, "provider"),
                given(asked, "deployment"),
                given(asked, "tag"),
                given(asked, "status").map(TracesResource::status),
                period.from(),
                period.to(),
                given(asked, "q"));
    }

    private static Optional<String> given(MultivaluedMap<String, String> asked, String name) {
        return Optional.ofNullable(asked.getFirst(name)).filter(value -> !value.isEmpty());
    }

    private static String key(String text) {
        if (!text.matches("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|[0-9a-f]{64}")) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "key must be the id of a virtual key, or its SHA-256 in hexadecimal; never the key itself.",
                    Map.of("field", "key"));
        }
        return text;
    }

    private static String status(String text) {
        String status = text.toLowerCase(Locale.ROOT);
        if (!status.matches("ok|error|unknown|[1-5][0-9]{2}")) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "status must be ok, error, unknown, or an HTTP status such as 429.", Map.of("field", "status"));
        }
        return status;
    }

    @Nullable
    private static Integer limit(MultivaluedMap<String, String> asked) {
        String text = asked.getFirst("limit");
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw PlatformProblem.BAD_REQUEST.because("limit must be a number.", Map.of("field", "limit"));
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.NOT_FOUND.because("Calls have ids such as 019a3f1e-….");
        }
    }
}
