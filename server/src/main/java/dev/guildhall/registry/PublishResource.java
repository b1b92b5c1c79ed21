package dev.guildhall.registry;

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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Publish over HTTP: {@code body → Uploads → Publishing → 201, or 200 when the same bytes were there}.
 *
 * <p>{@code Idempotency-Key} may be sent and changes nothing: the same bytes get the same answer without it.
 */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class PublishResource {
    private final Uploads uploads;
    private final Publishing publishing;
    private final CurrentActor actor;

    @Inject
    public PublishResource(Uploads uploads, Publishing publishing, CurrentActor actor) {
        this.uploads = uploads;
        this.publishing = publishing;
        this.actor = actor;
    }

    /** A zip or tar.gz as the whole body, under whatever media type: curl's default for {@code --data-binary} is a form's. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Requires(value = Permission.SKILLS_PUBLISH, runs = true)
    public Response publish(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("version") @Nullable String version,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("dryRun") @Nullable String dryRun,
            @HeaderParam(SentSignature.HEADER) @Nullable String signature,
            @HeaderParam("Content-Length") @Nullable Long length,
            InputStream body)
            throws IOException {
        PublishFields fields = PublishFields.of(owner, version, channel, dryRun);
        uploads.requireAllowed(length == null ? 0 : length);
        Optional<String> envelope = SentSignature.ofHeader(signature);
        return publish(uploads.archive(body, Optional.empty()), fields, envelope);
    }

    /** One archive or many loose files; fields called as the query parameters fill in for them. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(value = Permission.SKILLS_PUBLISH, runs = true)
    public Response publishParts(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("version") @Nullable String version,
            @QueryParam("channel") @Nullable String channel,
            @QueryParam("dryRun") @Nullable String dryRun,
            @HeaderParam(SentSignature.HEADER) @Nullable String signature,
            List<EntityPart> parts)
            throws IOException {
        PublishParts form = PublishParts.of(parts);
        PublishFields fields = PublishFields.of(
                form.field("owner", owner),
                form.field("version", version),
                form.field("channel", channel),
                form.field("dryRun", dryRun));
        Optional<String> envelope = form.signature().or(() -> SentSignature.ofHeader(signature));
        return publish(form.receive(uploads), fields, envelope);
    }

    private Response publish(PublishRequest.Upload upload, PublishFields fields, Optional<String> signature)
            throws IOException {
        try {
            Publishing.Outcome outcome = publishing.publish(actor.known(), fields.request(upload), signature);
            PublishedVersion version = outcome.version();
            return outcome.created()
                    ? Response.created(addressOf(version)).entity(version).build()
                    : Response.ok(version).build();
        } finally {
            uploads.discard(upload);
        }
    }

    private static URI addressOf(PublishedVersion version) {
        return URI.create(
                "/api/v1/skills/@%s/%s/versions/%s".formatted(version.owner(), version.name(), version.version()));
    }

    /** What is said with an upload. */
    private record PublishFields(
            Optional<String> owner, Optional<String> version, Optional<String> channel, boolean dryRun) {
        static PublishFields of(
                @Nullable String owner, @Nullable String version, @Nullable String channel, @Nullable String dryRun) {
            return new PublishFields(
                    given(owner).map(OwnerSegment::bare), given(version), given(channel), truth(given(dryRun)));
        }

        PublishRequest request(PublishRequest.Upload upload) {
            return new PublishRequest(upload, owner, version, channel, dryRun);
        }

        private static Optional<String> given(@Nullable String value) {
            return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
        }

        private static boolean truth(Optional<String> value) {
            return switch (value.orElse("false")) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw PlatformProblem.INVALID_FIELD.because("dryRun may be true or false.");
            };
        }
    }
}
