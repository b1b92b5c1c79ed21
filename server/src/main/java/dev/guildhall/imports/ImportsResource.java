package dev.guildhall.imports;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP: accepted with 202 and the address of the job. */
@Path("/api/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class ImportsResource {
    private static final int LONGEST_FIELD = 1_000;

    private final Imports imports;
    private final CurrentActor actor;

    @Inject
    public ImportsResource(Imports imports, CurrentActor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    /** The answer to an accepted import; {@code job} is where its report grows. */
    public record Accepted(UUID id, String job) {}

    /** A zip or tar.gz as the whole body, under whatever media type. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response archive(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("path") @Nullable String path,
            @QueryParam("fileName") @Nullable String fileName,
            @HeaderParam("Content-Length") @Nullable Long length,
            InputStream body)
            throws IOException {
        imports.requireAllowed(length == null ? 0 : length);
        return accepted(imports.archive(actor.known(), given(owner).orElse(""), body, given(fileName), given(path)));
    }

    /** One part with a file name, or a field {@code source}. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response parts(@QueryParam("owner") @Nullable String owner, List<EntityPart> parts) throws IOException {
        EntityPart archive = null;
        String named = given(owner).orElse("");
        String path = "";
        for (EntityPart part : parts) {
            if (part.getFileName().filter(name -> !name.isEmpty()).isPresent()) {
                archive = part;
            } else if (part.getName().equals("owner") && named.isEmpty()) {
                named = text(part);
            } else if (part.getName().equals("path")) {
                path = text(part);
            }
        }
        if (archive == null) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "No part of the form has a file name. Send one archive: -F archive=@skills.zip.");
        }
        try (InputStream body = archive.getContent()) {
            return accepted(imports.archive(actor.known(), named, body, archive.getFileName(), given(path)));
        }
    }

    /** A git repository. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_PUBLISH)
    public Response repository(@QueryParam("owner") @Nullable String owner, ImportSource source) {
        return accepted(imports.repository(actor.known(), given(owner).orElse(""), source));
    }

    private static Response accepted(UUID job) {
        String address = "/api/v1/jobs/" + job;
        return Response.accepted(new Accepted(job, address))
                .location(URI.create(address))
                .build();
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String text(EntityPart part) throws IOException {
        try (InputStream in = part.getContent()) {
            return new String(in.readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).strip();
        }
    }
}
