package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Open;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerSegment;
import dev.guildhall.registry.Release;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * An npm registry to read from: {@code /npm/@owner%2fname}, which {@link EncodedPaths} brings here, and the tarballs it names. A package is a Claude Code plugin with one
 * skill. Nothing is fetched from another registry for a name that is not here.
 */
@Path("/npm")
@Service
public class NpmResource {
    private static final String SCOPED = OwnerSegment.OWNER + "/{name:[a-z0-9-]+}";

    private final Packuments packuments;
    private final WellKnown wellKnown;
    private final Shelf shelf;
    private final CurrentActor actor;

    @Inject
    public NpmResource(Packuments packuments, WellKnown wellKnown, Shelf shelf, CurrentActor actor) {
        this.packuments = packuments;
        this.wellKnown = wellKnown;
        this.shelf = shelf;
        this.actor = actor;
    }

    /** Also under {@code application/vnd.npm.install-v1+json}: clients that ask for less take the whole as well. */
    @GET
    @Path(SCOPED)
    @Produces({MediaType.APPLICATION_JSON, "application/vnd.npm.install-v1+json", MediaType.WILDCARD})
    @Requires(Permission.SKILLS_READ)
    public Response packument(
            @PathParam("owner") String owner, @PathParam("name") String name, @Context Request request) {
        return FaceFiles.json(packuments.of(actor.known(), OwnerSegment.bare(owner), name), request);
    }

    @GET
    @Path(SCOPED + "/-/{file:.+}.tgz")
    @Requires(Permission.SKILLS_READ)
    public Response tarball(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("file") String file,
            @Context Request request) {
        Actor reader = actor.known();
        String bare = OwnerSegment.bare(owner);
        if (!file.startsWith(name + "-")) {
            throw FacesProblem.NOT_SERVED.because(
                    "A tarball of @%s/%s is called %s-VERSION.tgz.".formatted(bare, name, name));
        }
        Release release = shelf.release(reader, bare, name, file.substring(name.length() + 1));
        return wellKnown.tarball(reader, ArchiveForm.NPM, release, file + ".tgz", request);
    }

    @GET
    @Path("-/whoami")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> whoami() {
        return Members.of("username", actor.known().login());
    }

    @GET
    @Path("-/ping")
    @Produces(MediaType.APPLICATION_JSON)
    @Open("Says that this address is an npm registry; clients ask before anybody signs in.")
    public Map<String, Object> ping() {
        return Members.of();
    }
}
