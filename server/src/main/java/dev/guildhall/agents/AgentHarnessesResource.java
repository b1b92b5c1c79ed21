package dev.guildhall.agents;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents in harnesses over HTTP. */
@Path("/api/v1/agents")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class AgentHarnessesResource {
    private static final String HARNESS = "{agent}/harnesses/{harness}";
    private static final String CURRENT = "current";

    private final Materialisation materialisation;
    private final Receipts receipts;
    private final CurrentActor actor;

    @Inject
    public AgentHarnessesResource(Materialisation materialisation, Receipts receipts, CurrentActor actor) {
        this.materialisation = materialisation;
        this.receipts = receipts;
        this.actor = actor;
    }

    /** A receipt as a client sends it; what holds no patches may leave them out. */
    public record SentReceipt(
            String place,
            String planDigest,
            Optional<List<ReceiptBody.SeenFile>> files,
            Optional<List<ReceiptBody.SeenPatch>> patches) {
        ReceiptBody body() {
            return new ReceiptBody(place, planDigest, files.orElse(List.of()), patches.orElse(List.of()));
        }
    }

    /** All at once; there are few. */
    @GET
    @Path("{agent}/harnesses")
    @Requires(Permission.AGENTS_READ)
    public Page<HarnessFitRow> harnesses(@PathParam("agent") String agent) {
        return new Page<>(materialisation.harnesses(actor.known(), agent), Optional.empty());
    }

    @GET
    @Path(HARNESS + "/plan")
    @Requires(Permission.AGENTS_READ)
    public Response plan(
            @PathParam("agent") String agent,
            @PathParam("harness") String harness,
            @QueryParam("stage") @DefaultValue(CURRENT) String stage,
            @QueryParam("against") @Nullable String against) {
        AgentPlan plan = materialisation.plan(
                actor.known(),
                agent,
                harness,
                stage,
                Optional.ofNullable(against).filter(text -> !text.isBlank()));
        return Response.ok(plan)
                .header(HttpHeaders.ETAG, "\"" + plan.planDigest() + "\"")
                .build();
    }

    /** With {@code Digest} of its bytes (RFC 3230). */
    @GET
    @Path(HARNESS + "/archive")
    @Produces("application/gzip")
    @Requires(Permission.AGENTS_READ)
    public Response archive(
            @PathParam("agent") String agent,
            @PathParam("harness") String harness,
            @QueryParam("stage") @DefaultValue(CURRENT) String stage) {
        Materialisation.Archive archive = materialisation.archive(actor.known(), agent, harness, stage);
        StreamingOutput body = archive.writing()::to;
        return Response.ok(body)
                .header(HttpHeaders.ETAG, "\"" + archive.planDigest() + "\"")
                .header(
                        "Digest",
                        "sha-256="
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(archive.sha256())))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + archive.fileName() + "\"")
                .build();
    }

    @PUT
    @Path(HARNESS + "/receipt")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.AGENTS_READ)
    public ReceiptRow receipt(
            @PathParam("agent") String agent, @PathParam("harness") String harness, SentReceipt receipt) {
        return receipts.put(actor.known(), agent, harness, receipt.body());
    }

    /** It was uninstalled there. */
    @DELETE
    @Path(HARNESS + "/receipt")
    @Requires(Permission.AGENTS_READ)
    public void removed(
            @PathParam("agent") String agent,
            @PathParam("harness") String harness,
            @QueryParam("place") @DefaultValue("") String place) {
        receipts.remove(actor.known(), agent, harness, place);
    }

    @GET
    @Path("{agent}/receipts")
    @Requires(Permission.AGENTS_READ)
    public Page<ReceiptRow> receipts(
            @PathParam("agent") String agent,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return receipts.list(actor.known(), agent, PageRequest.of(limit, cursor));
    }
}
