package dev.guildhall.faces;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.Releases;
import dev.guildhall.registry.ScanStatus;
import dev.guildhall.registry.ScanStatuses;
import dev.guildhall.registry.SkillDetail;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** ClawHub v1: one skill. */
@Path("/clawhub/api/v1/skills/{slug:[^/]+}")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class ClawHubSkillResource {
    /** Statuses whose body the clients read instead of giving up. */
    private static final Set<Integer> REFUSALS = Set.of(403, 409, 410, 423);

    private final Catalog catalog;
    private final Releases releases;
    private final Shelf shelf;
    private final ScanStatuses scans;
    private final ClawHubRows rows;
    private final ClawHubVerdicts verdicts;
    private final CurrentActor actor;

    @Inject
    public ClawHubSkillResource(
            Catalog catalog,
            Releases releases,
            Shelf shelf,
            ScanStatuses scans,
            ClawHubRows rows,
            ClawHubVerdicts verdicts,
            CurrentActor actor) {
        this.catalog = catalog;
        this.releases = releases;
        this.shelf = shelf;
        this.scans = scans;
        this.rows = rows;
        this.verdicts = verdicts;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> skill(
            @PathParam("slug") String slug, @QueryParam("ownerHandle") @Nullable String handle) {
        Actor reader = actor.known();
        String owner = owner(reader, slug, handle);
        SkillDetail detail = catalog.skill(reader, owner, slug);
        Optional<Release> latest = served(reader, owner, slug);
        if (latest.isEmpty()) {
            return rows.withheld(detail);
        }
        Release release = latest.get();
        return Members.of(
                "skill", rows.skill(release, detail.channels(), detail.downloads()),
                "latestVersion", rows.version(release),
                "metadata", Members.NULL,
                "owner", rows.owner(owner),
                "moderation", moderation(scans.of(reader, owner, slug, release.version())));
    }

    /** The latest version when it is handed on. */
    private Optional<Release> served(Actor reader, String owner, String slug) {
        try {
            return Optional.of(shelf.latest(reader, owner, slug));
        } catch (Problem problem) {
            if (problem.type() instanceof FacesProblem) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    @GET
    @Path("versions")
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> versions(
            @PathParam("slug") String slug,
            @QueryParam("ownerHandle") @Nullable String handle,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Actor reader = actor.known();
        Page<Release> page = releases.all(
                reader, owner(reader, slug, handle), slug, PageRequest.of(Math.min(100, Math.max(1, limit)), cursor));
        return Members.of(
                "items",
                page.items().stream().map(rows::version).toList(),
                "nextCursor",
                page.next().<Object>map(v -> v).orElse(Members.NULL));
    }

    @GET
    @Path("versions/{version}")
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> version(
            @PathParam("slug") String slug,
            @PathParam("version") String version,
            @QueryParam("ownerHandle") @Nullable String handle) {
        Actor reader = actor.known();
        Release release = shelf.release(reader, owner(reader, slug, handle), slug, version);
        return Members.of(
                "version",
                rows.version(release, releases.files(reader, List.of(release)).getOrDefault(release.id(), List.of())),
                "skill",
                Members.of("slug", release.name(), "displayName", release.displayName()));
    }

    @GET
    @Path("file")
    @Produces(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_READ)
    public Response file(
            @PathParam("slug") String slug,
            @QueryParam("ownerHandle") @Nullable String handle,
            @QueryParam("path") @DefaultValue("SKILL.md") String path,
            @QueryParam("version") @Nullable String version,
            @QueryParam("tag") @Nullable String tag,
            @Context Request request) {
        Actor reader = actor.known();
        return FaceFiles.file(shelf.file(reader, release(reader, slug, handle, version, tag), path), request);
    }

    /** Where to fetch the latest version, or a refusal with its reason. */
    @GET
    @Path("install")
    @Requires(Permission.SKILLS_READ)
    public Response install(@PathParam("slug") String slug, @QueryParam("ownerHandle") @Nullable String handle) {
        Actor reader = actor.known();
        try {
            Release release = shelf.latestNamed(reader, ClawHubResource.handle(handle), slug);
            return Response.ok(Members.of(
                            "ok", true,
                            "slug", release.name(),
                            "ownerHandle", release.owner(),
                            "installKind", "archive",
                            "archive",
                                    Members.of(
                                            "version", release.version(),
                                            "downloadUrl", ClawHubRows.download(release))))
                    .build();
        } catch (Problem problem) {
            if (!REFUSALS.contains(problem.type().status())) {
                throw problem;
            }
            return Response.status(problem.type().status())
                    .entity(Members.of(
                            "ok",
                            false,
                            "slug",
                            slug,
                            "ownerHandle",
                            ClawHubResource.handle(handle),
                            // The words that the clients know; ours stands in code.
                            "reason",
                            problem.type() == FacesProblem.AMBIGUOUS ? "ambiguous_slug" : "archive_version_missing",
                            "code",
                            problem.type().slug(),
                            "message",
                            problem.detail(),
                            "status",
                            problem.type().status()))
                    .build();
        }
    }

    @GET
    @Path("verify")
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> verify(
            @PathParam("slug") String slug,
            @QueryParam("ownerHandle") @Nullable String handle,
            @QueryParam("version") @Nullable String version,
            @QueryParam("tag") @Nullable String tag) {
        Actor reader = actor.known();
        Release release = release(reader, slug, handle, version, tag);
        Optional<String> asked = FaceAddress.given(version);
        Optional<String> channel = asked.isPresent() ? Optional.empty() : FaceAddress.given(tag);
        return verdicts.verification(
                reader, release, asked.isPresent() ? "version" : channel.isPresent() ? "tag" : "latest", channel);
    }

    @GET
    @Path("moderation")
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> moderated(
            @PathParam("slug") String slug, @QueryParam("ownerHandle") @Nullable String handle) {
        Actor reader = actor.known();
        Release release = release(reader, slug, handle, null, null);
        ScanStatus scan = scans.of(reader, release.owner(), release.name(), release.version());
        Map<String, Object> moderation = moderation(scan);
        moderation.put(
                "evidence",
                ClawHubVerdicts.worth(scan).stream()
                        .map(finding -> Members.of(
                                "code", finding.code(),
                                "severity", finding.severity() == Finding.Severity.WARNING ? "warn" : "critical",
                                "file", finding.file().orElse(""),
                                "line", finding.line().orElse(0),
                                "message", finding.message(),
                                "evidence", ""))
                        .toList());
        return Members.of("moderation", moderation);
    }

    private static Map<String, Object> moderation(ScanStatus scan) {
        String verdict = scan.verdict();
        return Members.of(
                "isSuspicious", verdict.equals("suspicious"),
                "isMalwareBlocked", verdict.equals("malicious"),
                "verdict", verdict.startsWith("passed") ? "clean" : verdict,
                "reasonCodes",
                        ClawHubVerdicts.worth(scan).stream()
                                .map(Finding::code)
                                .distinct()
                                .toList(),
                "updatedAt",
                        scan.scannedAt().<Object>map(at -> at.toEpochMilli()).orElse(Members.NULL),
                "engineVersion", "guildhall-rules-" + scan.rulesVersion(),
                "summary", "risk: " + scan.risk());
    }

    private Release release(
            Actor reader, String slug, @Nullable String handle, @Nullable String version, @Nullable String tag) {
        return shelf.release(
                reader,
                ClawHubResource.handle(handle),
                slug,
                FaceAddress.given(version).or(() -> FaceAddress.given(tag)));
    }

    private String owner(Actor reader, String slug, @Nullable String handle) {
        return ClawHubResource.handle(handle)
                .orElseGet(
                        () -> shelf.latestNamed(reader, Optional.empty(), slug).owner());
    }
}
