package dev.guildhall.registry;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Signatures of versions over HTTP: DSSE envelopes with what they say. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class SignaturesResource {
    private final Signatures signatures;
    private final CurrentActor actor;

    @Inject
    public SignaturesResource(Signatures signatures, CurrentActor actor) {
        this.signatures = signatures;
        this.actor = actor;
    }

    @GET
    @Path(OwnerSegment.VERSION + "/signatures")
    @Requires(Permission.SKILLS_READ)
    public Signatures.Standing signatures(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return signatures.of(actor.known(), OwnerSegment.bare(owner), name, version);
    }

    /** The body is the envelope itself. */
    @POST
    @Path(OwnerSegment.VERSION + "/signatures")
    @Consumes(MediaType.WILDCARD)
    @Requires(value = Permission.SKILLS_PUBLISH, runs = true)
    public Response add(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            InputStream body)
            throws IOException {
        byte[] envelope = body.readNBytes(SentSignature.LONGEST + 1);
        boolean added = signatures.add(
                actor.known(), OwnerSegment.bare(owner), name, version, new String(envelope, StandardCharsets.UTF_8));
        return Response.status(added ? Response.Status.CREATED : Response.Status.OK)
                .entity(signatures.of(actor.known(), OwnerSegment.bare(owner), name, version))
                .build();
    }
}
