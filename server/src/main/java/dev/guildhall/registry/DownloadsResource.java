package dev.guildhall.registry;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of versions over HTTP, with their digest as ETag, {@code Digest} (RFC 3230) and {@code Repr-Digest} (RFC 9530).
 *
 * <p>Files are sandboxed and never sniffed: they come from authors, not from us.
 */
@Path("/api/v1/skills")
@Service
public class DownloadsResource {
    private final Catalog catalog;
    private final CurrentActor actor;

    @Inject
    public DownloadsResource(Catalog catalog, CurrentActor actor) {
        this.catalog = catalog;
        this.actor = actor;
    }

    @GET
    @Path(OwnerSegment.VERSION + "/files/{path: .+}")
    @Requires(Permission.SKILLS_READ)
    public Response file(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @PathParam("path") String path,
            @Context Request request) {
        StoredFile file = catalog.file(actor.known(), OwnerSegment.bare(owner), name, version, path);
        return answer(file, ContentTypes.of(file.path()), request)
                .header("X-Guildhall-Executable", file.executable())
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    @GET
    @Path(OwnerSegment.VERSION + "/archive")
    @Requires(Permission.SKILLS_READ)
    public Response archive(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @QueryParam("form") @Nullable String form,
            @Context Request request) {
        if (form != null && !form.isEmpty()) {
            return original(owner, name, version, form, request);
        }
        StoredFile archive = catalog.archive(actor.known(), OwnerSegment.bare(owner), name, version);
        // A channel's name may stand where the version does; what it points at changes.
        boolean exact = archive.path().equals(name + "-" + version + ".zip");
        return answer(archive, "application/zip", request)
                .header("Content-Disposition", "attachment; filename=\"" + archive.path() + "\"")
                .header("Cache-Control", exact ? "private, max-age=31536000, immutable" : "private, no-cache")
                .build();
    }

    private Response original(String owner, String name, String version, String form, Request request) {
        if (!form.equals("original")) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "form may be original; leave it out for the package as it is published.");
        }
        OriginalArchive archive = catalog.original(actor.known(), OwnerSegment.bare(owner), name, version);
        EntityTag tag = new EntityTag(archive.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        StreamingOutput body = out -> archive.writer().write(out);
        return (unchanged != null ? unchanged : Response.ok(body, "application/zip"))
                .tag(tag)
                .header("Content-Disposition", "attachment; filename=\"" + archive.fileName() + "\"")
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }

    private static Response.ResponseBuilder answer(StoredFile file, String type, Request request) {
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged != null ? unchanged : Response.ok(body(file), type).header("Content-Length", file.size());
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
        return answer.tag(tag)
                .header("Digest", "sha-256=" + digest)
                .header("Repr-Digest", "sha-256=:" + digest + ":")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox");
    }

    private static StreamingOutput body(StoredFile file) {
        return out -> {
            try (InputStream in = file.opener().open()) {
                in.transferTo(out);
            }
        };
    }
}
