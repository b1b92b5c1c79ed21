package dev.guildhall.agents;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents over HTTP: what they are. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class AgentsResource {
    private final Agents agents;
    private final CurrentActor actor;

    @Inject
    public AgentsResource(Agents agents, CurrentActor actor) {
        this.agents = agents;
        this.actor = actor;
    }

    /** A list that is short by nature. */
    public record Lines(List<EffectiveLine> lines) {}

    public record Notices(List<AgentNotice> items) {}

    /** What saving a definition would come to. */
    public record CheckedBody(
            boolean good,
            Optional<JsonObject> definition,
            List<Finding> findings,
            List<String> problems,
            Optional<AgentLock> lock) {}

    @GET
    @Requires(Permission.AGENTS_READ)
    public Page<AgentRow> list(
            @QueryParam("q") @Nullable String q,
            @QueryParam("team") @Nullable String team,
            @QueryParam("harness") @Nullable String harness,
            @QueryParam("skill") @Nullable String skill,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return agents.list(
                actor.known(),
                new AgentQuery(given(q), given(team), given(harness), given(skill)),
                PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{agent}")
    @Requires(Permission.AGENTS_READ)
    public AgentBody agent(@PathParam("agent") String agent) {
        return AgentBody.of(agents.detail(actor.known(), agent));
    }

    /** YAML or JSON; 201 when it is new. */
    @PUT
    @Path("{agent}")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.AGENTS_WRITE)
    public Response put(
            @PathParam("agent") String agent,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            InputStream body)
            throws IOException {
        boolean there = agents.isThere(actor.known(), agent);
        AgentDetail detail = agents.put(actor.known(), agent, text(body), Precondition.of(ifMatch, ifNoneMatch));
        return !there
                ? Response.created(URI.create("/api/v1/agents/" + agent))
                        .entity(AgentBody.of(detail))
                        .build()
                : Response.ok(AgentBody.of(detail)).build();
    }

    /** What {@code PUT} would say, without saving. */
    @POST
    @Path("{agent}/check")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.AGENTS_READ)
    public CheckedBody check(@PathParam("agent") String agent, InputStream body) throws IOException {
        Checked checked = agents.check(actor.known(), agent, text(body));
        return new CheckedBody(
                checked.good(),
                checked.definition().map(definition -> AgentBody.json(AgentText.write(definition))),
                checked.findings(),
                checked.problems(),
                checked.lock());
    }

    @DELETE
    @Path("{agent}")
    @Requires(Permission.AGENTS_WRITE)
    public void remove(@PathParam("agent") String agent, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        agents.remove(actor.known(), agent, Precondition.of(ifMatch, null));
    }

    @GET
    @Path("{agent}/versions")
    @Requires(Permission.AGENTS_READ)
    public Page<AgentVersionRow> versions(
            @PathParam("agent") String agent,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return agents.versions(actor.known(), agent, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{agent}/versions/{version: [0-9]{1,9}}")
    @Requires(Permission.AGENTS_READ)
    public AgentBody version(@PathParam("agent") String agent, @PathParam("version") int version) {
        return AgentBody.of(agents.version(actor.known(), agent, version));
    }

    @GET
    @Path("{agent}/effective")
    @Requires(Permission.AGENTS_READ)
    public Lines effective(@PathParam("agent") String agent) {
        return new Lines(agents.effective(actor.known(), agent));
    }

    @GET
    @Path("{agent}/notices")
    @Requires(Permission.AGENTS_READ)
    public Notices notices(@PathParam("agent") String agent) {
        return new Notices(agents.detail(actor.known(), agent).notices());
    }

    /** One character more than is allowed shows that there is too much. */
    private static String text(InputStream body) throws IOException {
        return new String(body.readNBytes(AgentReader.MOST_CHARACTERS * 4 + 1), StandardCharsets.UTF_8);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }
}
