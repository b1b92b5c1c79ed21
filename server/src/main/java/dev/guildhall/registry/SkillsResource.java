package dev.guildhall.registry;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Read over HTTP. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class SkillsResource {
    private final Catalog catalog;
    private final CurrentActor actor;

    @Inject
    public SkillsResource(Catalog catalog, CurrentActor actor) {
        this.catalog = catalog;
        this.actor = actor;
    }

    /** A file of a version; {@code mode} as in the digest and in archives, {@code 100755} or {@code 100644}. */
    public record FileRow(String path, String mode, boolean executable, long size, String sha256) {}

    @GET
    @Path(OwnerSegment.SKILL)
    @Requires(Permission.SKILLS_READ)
    public SkillDetail skill(@PathParam("owner") String owner, @PathParam("name") String name) {
        return catalog.skill(actor.known(), OwnerSegment.bare(owner), name);
    }

    @GET
    @Path(OwnerSegment.SKILL + "/versions")
    @Requires(Permission.SKILLS_READ)
    public Page<VersionRow> versions(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return catalog.versions(actor.known(), OwnerSegment.bare(owner), name, PageRequest.of(limit, cursor));
    }

    @GET
    @Path(OwnerSegment.VERSION)
    @Requires(Permission.SKILLS_READ)
    public VersionDetail version(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return catalog.version(actor.known(), OwnerSegment.bare(owner), name, version);
    }

    /** All files at once: a package has a limited number of them. */
    @GET
    @Path(OwnerSegment.VERSION + "/files")
    @Requires(Permission.SKILLS_READ)
    public Page<FileRow> files(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        VersionDetail detail = catalog.version(actor.known(), OwnerSegment.bare(owner), name, version);
        return new Page<>(
                detail.files().stream()
                        .map(file -> new FileRow(
                                file.path(),
                                file.executable() ? "100755" : "100644",
                                file.executable(),
                                file.size(),
                                file.sha256()))
                        .toList(),
                Optional.empty());
    }
}
