package dev.guildhall.web.publish;

import dev.guildhall.drafting.Drafted;
import dev.guildhall.drafting.Drafting;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Note;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A draft from a documentation page or an OpenAPI file: {@code form → Drafting → the editing page}. */
@Path("/publish/source")
@Service
@Produces(MediaType.TEXT_HTML)
public class SourcePages {
    private static final int LONGEST_FIELD = 4_000;

    private final Frame frame;
    private final Drafting drafting;
    private final PublishPages publish;

    @Inject
    public SourcePages(Frame frame, Drafting drafting, PublishPages publish) {
        this.frame = frame;
        this.drafting = drafting;
        this.publish = publish;
    }

    /** The form stands on the publish page. */
    @GET
    @Requires(Permission.SKILLS_PUBLISH)
    public Response form() {
        return Response.seeOther(URI.create("/publish#source")).build();
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response draft(List<EntityPart> parts) throws IOException {
        try {
            Drafted drafted = made(parts);
            return Response.seeOther(URI.create(drafted.page() + "?note=" + Note.DRAFTED.slug()))
                    .build();
        } catch (Problem problem) {
            return publish.refused(problem);
        }
    }

    private Drafted made(List<EntityPart> parts) throws IOException {
        String address = "";
        String owner = "";
        EntityPart file = null;
        for (EntityPart part : parts) {
            switch (part.getName()) {
                case "source" -> address = FormText.of(part, LONGEST_FIELD).strip();
                case "owner" -> owner = FormText.of(part, LONGEST_FIELD).strip();
                case "file" ->
                    file = part.getFileName().filter(n -> !n.isBlank()).isPresent() ? part : file;
                default ->
                    throw PlatformProblem.BAD_REQUEST.because(
                            "The form has no field \"%s\". It knows source, file and owner.".formatted(part.getName()));
            }
        }
        Actor actor = frame.actor();
        Optional<String> under = Optional.of(Addresses.ownerName(owner)).filter(name -> !name.isBlank());
        if (file == null) {
            return drafting.fromAddress(actor, address, under);
        }
        if (!address.isEmpty()) {
            throw PlatformProblem.INVALID_FIELD.because("An address and a file came together. Give one of them.");
        }
        String type = file.getMediaType() == null ? "" : file.getMediaType().toString();
        try (InputStream body = file.getContent()) {
            return drafting.fromFile(
                    actor, file.getFileName().orElse("file"), Optional.of(type).filter(t -> !t.isEmpty()), body, under);
        }
    }
}
