package dev.guildhall.web.imports;

import dev.guildhall.identity.Owners;
import dev.guildhall.imports.ImportSource;
import dev.guildhall.imports.Imports;
import dev.guildhall.jobs.Job;
import dev.guildhall.jobs.JobResult;
import dev.guildhall.jobs.JobRow;
import dev.guildhall.jobs.Jobs;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
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
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Importing in a browser: {@code GET /imports → POST /imports → GET /imports/{job}}, which looks again while it runs. */
@Path("/imports")
@Service
@Produces(MediaType.TEXT_HTML)
public class ImportPages {
    private static final String KIND = "import";
    private static final int LINES = 50;

    private final Frame frame;
    private final Owners owners;
    private final Imports imports;
    private final Jobs jobs;
    private final long limit;

    @Inject
    public ImportPages(
            Frame frame,
            Owners owners,
            Imports imports,
            Jobs jobs,
            @ConfigProperty(name = "guildhall.imports.max-upload-bytes") long limit) {
        this.frame = frame;
        this.owners = owners;
        this.imports = imports;
        this.jobs = jobs;
        this.limit = limit;
    }

    @GET
    @Requires(Permission.SKILLS_PUBLISH)
    public View form(@QueryParam("owner") @DefaultValue("") String owner) {
        return form(new ImportFields(owner, "", "", ""), Optional.empty());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response start(List<EntityPart> parts) throws IOException {
        ImportFields typed = ImportFields.NOTHING;
        try {
            ImportForm sent = ImportForm.of(parts);
            typed = sent.fields();
            return Response.seeOther(URI.create("/imports/" + start(sent))).build();
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(form(typed, Optional.of(Refusal.of(problem))))
                    .build();
        }
    }

    @GET
    @Path("{id}")
    @Requires(Permission.SKILLS_READ)
    public View job(
            @PathParam("id") String id,
            @QueryParam("outcome") @DefaultValue("") String outcome,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        Job job = jobs.job(frame.actor(), id(id), 0);
        Page<JobResult> lines = jobs.results(
                frame.actor(),
                job.id(),
                Optional.of(outcome).filter(text -> !text.isEmpty()),
                PageRequest.of(LINES, cursor));
        return new View(
                "imports/job.jte",
                new ImportJobPage(
                        frame.of(Nav.PUBLISH, "Import", Twin.of("/api/v1/jobs/" + job.id())),
                        job,
                        lines.items().stream().map(ReportLine::of).toList(),
                        outcome,
                        !cursor.isEmpty(),
                        lines.next()));
    }

    private UUID start(ImportForm sent) throws IOException {
        ImportFields fields = sent.fields();
        Optional<String> path = Optional.of(fields.path()).filter(text -> !text.isEmpty());
        if (sent.archive().isPresent()) {
            EntityPart archive = sent.archive().get();
            try (InputStream body = archive.getContent()) {
                return imports.archive(frame.actor(), fields.owner(), body, archive.getFileName(), path);
            }
        }
        if (fields.source().isEmpty()) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "Neither a file nor an address came with the form. Choose a zip or tar.gz, or write the https"
                            + " address of a git repository.");
        }
        Optional<String> ref = Optional.of(fields.ref()).filter(text -> !text.isEmpty());
        return imports.repository(frame.actor(), fields.owner(), new ImportSource(fields.source(), path, ref));
    }

    private View form(ImportFields fields, Optional<Refusal> refusal) {
        List<JobRow> before = jobs.list(frame.actor(), PageRequest.first(20)).items().stream()
                .filter(job -> job.kind().equals(KIND))
                .toList();
        return new View(
                "imports/imports.jte",
                new ImportsPage(
                        frame.of(Nav.PUBLISH, "Import skills", Twin.of("/api/v1/jobs")),
                        owners.list(frame.actor(), true, PageRequest.first(100)).items(),
                        fields,
                        before,
                        limit,
                        refusal));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.NOT_FOUND.because("That is no id of an import. Your imports stand at /imports.");
        }
    }
}
