package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.OwnerSegment;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.Releases;
import dev.guildhall.registry.StoredFile;
import dev.guildhall.registry.Uploads;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The Anthropic Skills API over our skills, to read and to write. {@code x-api-key} is an API token of ours;
 * {@code anthropic-workspace-id} names an owner; {@code anthropic-version} and {@code anthropic-beta} may be sent and change nothing.
 */
@Path("/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class AnthropicSkillsResource {
    private static final String WORKSPACE = "anthropic-workspace-id";
    private static final int MOST = 100;

    private final AnthropicSkills skills;
    private final AnthropicPublishing publishing;
    private final Uploads uploads;
    private final Catalog catalog;
    private final CurrentActor actor;

    @Inject
    public AnthropicSkillsResource(
            AnthropicSkills skills,
            AnthropicPublishing publishing,
            Uploads uploads,
            Catalog catalog,
            CurrentActor actor) {
        this.skills = skills;
        this.publishing = publishing;
        this.uploads = uploads;
        this.catalog = catalog;
        this.actor = actor;
    }

    static boolean speaksAt(String path) {
        return path.equals("/v1/skills") || path.startsWith("/v1/skills/");
    }

    /** @param source all of ours are {@code custom}; nothing is listed for another */
    @GET
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> list(
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("page") @Nullable String page,
            @QueryParam("source") @DefaultValue("custom") String source,
            @QueryParam("owner") @Nullable String owner,
            @HeaderParam(WORKSPACE) @Nullable String workspace) {
        Actor reader = actor.known();
        if (!source.equals("custom")) {
            return Members.of("data", List.of(), "has_more", false, "next_page", Members.NULL);
        }
        return skills.list(reader, owner(owner, workspace), request(limit, page));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> skill(@PathParam("id") String id) {
        return AnthropicSkills.skill(skills.latest(actor.known(), id));
    }

    @GET
    @Path("{id}/versions")
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> versions(
            @PathParam("id") String id,
            @QueryParam("limit") @DefaultValue("20") int limit,
            @QueryParam("page") @Nullable String page) {
        return skills.versions(actor.known(), id, request(limit, page));
    }

    @GET
    @Path("{id}/versions/{version}")
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> version(@PathParam("id") String id, @PathParam("version") String version) {
        return AnthropicSkills.version(skills.version(actor.known(), id, version));
    }

    /** The package as a zip under one top folder. */
    @GET
    @Path("{id}/versions/{version}/content")
    @Produces(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_READ)
    public Response content(
            @PathParam("id") String id, @PathParam("version") String version, @Context Request request) {
        Actor reader = actor.known();
        Release release = skills.version(reader, id, version);
        StoredFile zip = catalog.archive(reader, release.owner(), release.name(), release.version());
        return FaceFiles.bytes("application/zip", zip.sha256(), OptionalLong.of(zip.size()), request, out -> {
                    try (InputStream in = zip.opener().open()) {
                        in.transferTo(out);
                    }
                })
                .header("Content-Disposition", "attachment; filename=\"" + zip.path() + "\"")
                .build();
    }

    /** Publishes a new skill: 1.0.0, unless {@code skill.yaml} or {@code ?version=} says otherwise. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.SKILLS_PUBLISH)
    public Map<String, Object> create(
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("version") @Nullable String version,
            @HeaderParam(WORKSPACE) @Nullable String workspace,
            List<EntityPart> parts)
            throws IOException {
        Actor author = actor.known();
        AnthropicPublishing.Wish wish =
                new AnthropicPublishing.Wish(owner(owner, workspace), FaceAddress.given(version));
        return AnthropicSkills.skill(received(parts, upload -> publishing.create(author, upload, wish)));
    }

    /** Publishes a version: the next patch, unless {@code skill.yaml} or {@code ?version=} says otherwise. */
    @POST
    @Path("{id}/versions")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.SKILLS_PUBLISH)
    public Map<String, Object> add(
            @PathParam("id") String id, @QueryParam("version") @Nullable String version, List<EntityPart> parts)
            throws IOException {
        Actor author = actor.known();
        Releases.SkillAddress skill = skills.address(author, id);
        return AnthropicSkills.version(
                received(parts, upload -> publishing.add(author, skill, upload, FaceAddress.given(version))));
    }

    private interface Publication {
        Release of(PublishRequest.Upload upload) throws IOException;
    }

    private Release received(List<EntityPart> parts, Publication publication) throws IOException {
        PublishRequest.Upload upload = SkillForm.of(parts).receive(uploads);
        try {
            return publication.of(upload);
        } finally {
            uploads.discard(upload);
        }
    }

    /** That API allows pages of a thousand; ours end at a hundred and say that there is more. */
    private static PageRequest request(int limit, @Nullable String page) {
        return PageRequest.of(Math.min(limit, MOST), page);
    }

    private static Optional<String> owner(@Nullable String owner, @Nullable String workspace) {
        return FaceAddress.given(owner).or(() -> FaceAddress.given(workspace)).map(OwnerSegment::bare);
    }
}
