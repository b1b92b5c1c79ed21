package dev.guildhall.web.publish;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.DraftFiles;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Editing a draft, one file at a time: {@code open → save → check → the draft's page with its findings}. */
@Path("/publish/{draft}/edit")
@Service
@Produces(MediaType.TEXT_HTML)
public class EditPages {
    private final Frame frame;
    private final DraftFiles drafts;

    @Inject
    public EditPages(Frame frame, DraftFiles drafts) {
        this.frame = frame;
        this.drafts = drafts;
    }

    @GET
    @Requires(Permission.SKILLS_PUBLISH)
    public View edit(
            @PathParam("draft") String draft,
            @QueryParam("file") @DefaultValue("SKILL.md") String file,
            @QueryParam("note") @DefaultValue("") String note)
            throws IOException {
        // One that is not there yet opens empty and is made when it is saved: without SKILL.md a draft could not be
        // mended.
        Optional<String> text = drafts.find(frame.actor(), draft, file)
                .map(DraftFiles.DraftFile::text)
                .orElse(Optional.of(""));
        return view(draft, file, text, Optional.empty(), Note.ofSlug(note));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response change(@PathParam("draft") String draft, List<EntityPart> parts) throws IOException {
        EditForm form = EditForm.of(parts);
        try {
            return Response.seeOther(URI.create(changed(frame.actor(), draft, form)))
                    .build();
        } catch (Problem problem) {
            // What was typed is still in the field.
            return Response.status(problem.type().status())
                    .entity(view(
                            draft,
                            form.file(),
                            Optional.of(form.text()),
                            Optional.of(Refusal.of(problem)),
                            Optional.empty()))
                    .build();
        }
    }

    private String changed(Actor actor, String draft, EditForm form) throws IOException {
        switch (form.action()) {
            case "save", "check" -> drafts.write(actor, draft, form.file(), form.text());
            case "add" -> add(actor, draft, form.file());
            case "remove" -> drafts.remove(actor, draft, form.file());
            default ->
                throw PlatformProblem.BAD_REQUEST.because(
                        "The form cannot do \"%s\". It knows save, check, add and remove.".formatted(form.action()));
        }
        String page = "/publish/" + Addresses.encode(draft);
        return switch (form.action()) {
            case "check" -> page;
            case "remove" -> page + "/edit?note=" + Note.DRAFT_SAVED.slug();
            default ->
                Addresses.withQuery(page + "/edit", Map.of("file", form.file(), "note", Note.DRAFT_SAVED.slug()));
        };
    }

    /** A name that is there already opens that file. */
    private void add(Actor actor, String draft, String file) throws IOException {
        if (drafts.list(actor, draft).stream().noneMatch(there -> there.path().equals(file))) {
            drafts.write(actor, draft, file, "");
        }
    }

    private View view(String draft, String file, Optional<String> text, Optional<Refusal> refusal, Optional<Note> note)
            throws IOException {
        List<DraftFiles.DraftFile> files = drafts.list(frame.actor(), draft);
        boolean there = files.stream().anyMatch(each -> each.path().equals(file));
        String api =
                "/api/v1/drafts/" + Addresses.encode(draft) + (there ? "/files/" + Addresses.encodePath(file) : "");
        return new View(
                "publish/edit.jte",
                new EditPage(
                        frame.of(Nav.PUBLISH, "Edit a draft", Twin.of(api)), draft, files, file, text, refusal, note));
    }
}
