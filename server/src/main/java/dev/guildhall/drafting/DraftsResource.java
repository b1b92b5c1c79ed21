package dev.guildhall.drafting;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.DraftFiles;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts over HTTP: make one, read and edit its files. Publishing it is left to a person on the publish page. */
@Path("/api/v1/drafts")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class DraftsResource {
    private static final int LONGEST_TEXT = 1 << 20;

    /** @param source address of a page or an OpenAPI file */
    public record NewDraft(String source, Optional<String> owner) {}

    /** The files of a draft; without texts in a list, with it for one. */
    public record DraftDetail(String draft, String page, List<DraftFiles.DraftFile> files) {}

    private final Drafting drafting;
    private final DraftFiles files;
    private final CurrentActor actor;

    @Inject
    public DraftsResource(Drafting drafting, DraftFiles files, CurrentActor actor) {
        this.drafting = drafting;
        this.files = files;
        this.actor = actor;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response fromAddress(NewDraft draft) throws IOException {
        return created(drafting.fromAddress(
                actor.known(), draft.source(), draft.owner().map(DraftsResource::bare)));
    }

    /** The file as the whole body: {@code text/html}, {@code text/markdown}, or OpenAPI as {@code application/octet-stream}. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response fromFile(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("fileName") @Nullable String fileName,
            @HeaderParam("Content-Type") @Nullable String contentType,
            InputStream body)
            throws IOException {
        return created(drafting.fromFile(
                actor.known(),
                fileName == null || fileName.isBlank() ? "file" : fileName,
                Optional.ofNullable(contentType),
                body,
                Optional.ofNullable(owner).filter(o -> !o.isBlank()).map(DraftsResource::bare)));
    }

    @GET
    @Path("{draft}")
    @Requires(Permission.SKILLS_PUBLISH)
    public DraftDetail detail(@PathParam("draft") String draft) throws IOException {
        return new DraftDetail(draft, "/publish/" + draft + "/edit", files.list(actor.known(), draft));
    }

    @GET
    @Path("{draft}/files/{path: .+}")
    @Requires(Permission.SKILLS_PUBLISH)
    public DraftFiles.DraftFile file(@PathParam("draft") String draft, @PathParam("path") String path)
            throws IOException {
        return files.read(actor.known(), draft, path);
    }

    @PUT
    @Path("{draft}/files/{path: .+}")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_PUBLISH)
    public DraftFiles.DraftFile write(
            @PathParam("draft") String draft, @PathParam("path") String path, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LONGEST_TEXT + 1);
        if (bytes.length > LONGEST_TEXT) {
            throw PlatformProblem.TOO_LARGE.because(
                    "The text is longer than %d bytes. Send the package as an archive.".formatted(LONGEST_TEXT));
        }
        files.write(actor.known(), draft, path, text(path, bytes));
        return files.read(actor.known(), draft, path);
    }

    @DELETE
    @Path("{draft}/files/{path: .+}")
    @Requires(Permission.SKILLS_PUBLISH)
    public void remove(@PathParam("draft") String draft, @PathParam("path") String path) throws IOException {
        files.remove(actor.known(), draft, path);
    }

    /** What is no text would come out other than it went in: bytes that are none in UTF-8 would be replaced. */
    private static String text(String path, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw DraftingProblem.TEXT_EXPECTED.because(
                    "What was sent for %s is no text in UTF-8. A file that is none goes into an archive, which can be sent for checking."
                            .formatted(CleanText.line(path, 200)));
        }
    }

    private static Response created(Drafted drafted) {
        return Response.created(URI.create("/api/v1/drafts/" + drafted.draft()))
                .entity(drafted)
                .build();
    }

    private static String bare(String owner) {
        return owner.strip().replaceFirst("^@", "");
    }
}
