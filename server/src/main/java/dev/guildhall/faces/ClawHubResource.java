package dev.guildhall.faces;

import dev.guildhall.identity.Role;
import dev.guildhall.packages.CanonicalZip;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerSegment;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.ReleaseQuery;
import dev.guildhall.registry.Releases;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.registry.SkillRow;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** ClawHub v1: search, lists, what an installed folder is, and archives. A skill is {@code slug} and {@code ownerHandle}. */
@Path("/clawhub/api/v1")
@Service
public class ClawHubResource {
    private static final int MOST = 100;

    private final SkillMatches matches;
    private final Releases releases;
    private final Shelf shelf;
    private final ClawHubRows rows;
    private final CurrentActor actor;

    @Inject
    public ClawHubResource(SkillMatches matches, Releases releases, Shelf shelf, ClawHubRows rows, CurrentActor actor) {
        this.matches = matches;
        this.releases = releases;
        this.shelf = shelf;
        this.rows = rows;
        this.actor = actor;
    }

    @GET
    @Path("search")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> search(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("mode") @DefaultValue("") String mode) {
        List<SkillRow> found = found(text, Optional.empty(), limit);
        return Members.of(
                "results",
                rows.found(
                        mode.equals("exact")
                                ? found.stream()
                                        .filter(row -> row.name().equals(text.strip()))
                                        .toList()
                                : found));
    }

    @GET
    @Path("trending")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> trending(@QueryParam("limit") @DefaultValue("20") int limit) {
        return Members.of("items", rows.found(found("", Optional.of("downloads"), limit)));
    }

    private List<SkillRow> found(String text, Optional<String> sort, int limit) {
        SkillQuery query = new SkillQuery(text, Map.of(SkillFacet.STATE, List.of("live", "deprecated")), sort);
        return matches
                .page(matches.sought(actor.known(), query), Optional.empty(), PageRequest.first(bounded(limit)))
                .items()
                .stream()
                .filter(row -> row.latest().isPresent())
                .toList();
    }

    @GET
    @Path("skills")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> list(
            @QueryParam("prefix") @DefaultValue("") String prefix,
            @QueryParam("limit") @DefaultValue("25") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int wanted = bounded(limit);
        ReleaseQuery query =
                prefix.isBlank() ? ReleaseQuery.all() : ReleaseQuery.all().startingWith(prefix.strip());
        List<Release> found = releases.latest(actor.known(), query, PageRequest.of(wanted, cursor), wanted + 1);
        List<Release> shown = found.size() > wanted ? found.subList(0, wanted) : found;
        return Members.of(
                "items",
                shown.stream().map(rows::listed).toList(),
                "nextCursor",
                found.size() > wanted ? shown.getLast().cursor() : Members.NULL);
    }

    /** Which version an installed folder is, by its fingerprint; looks at the newest hundred live versions. */
    @GET
    @Path("resolve")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> resolve(
            @QueryParam("slug") @DefaultValue("") String slug,
            @QueryParam("ownerHandle") @Nullable String owner,
            @QueryParam("hash") @DefaultValue("") String hash) {
        Actor reader = actor.known();
        Release latest = shelf.latestNamed(reader, handle(owner), slug);
        List<Release> live = releases.all(reader, latest.owner(), latest.name(), PageRequest.first(MOST))
                .items();
        var files = releases.files(reader, live);
        Optional<Release> match = live.stream()
                .filter(release -> Fingerprint.of(files.getOrDefault(release.id(), List.of()))
                        .equals(hash))
                .findFirst();
        return Members.of(
                "match",
                match.<Object>map(release -> Members.of("version", release.version()))
                        .orElse(Members.NULL),
                "latestVersion",
                Members.of("version", latest.version()));
    }

    /** The package as a zip with {@code SKILL.md} at its root. */
    @GET
    @Path("download")
    @Requires(Permission.SKILLS_READ)
    public Response download(
            @QueryParam("slug") @DefaultValue("") String slug,
            @QueryParam("ownerHandle") @Nullable String owner,
            @QueryParam("version") @Nullable String version,
            @QueryParam("tag") @Nullable String tag,
            @Context Request request) {
        Actor reader = actor.known();
        Release release = shelf.release(
                reader, handle(owner), slug, FaceAddress.given(version).or(() -> FaceAddress.given(tag)));
        var files = releases.contents(reader, release);
        return FaceFiles.bytes("application/zip", "zip-" + release.digest(), OptionalLong.empty(), request, out -> {
                    releases.sent(release);
                    CanonicalZip.write(out, "", files);
                })
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + release.name() + "-" + release.version() + ".zip\"")
                .build();
    }

    @GET
    @Path("whoami")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_READ)
    public Map<String, Object> whoami() {
        Actor known = actor.known();
        return Members.of(
                "user",
                Members.of(
                        "handle",
                        known.login(),
                        "displayName",
                        known.displayName(),
                        "image",
                        Members.NULL,
                        "role",
                        known.role().equals(Role.ADMINISTRATOR.label()) ? "admin" : "user"));
    }

    static Optional<String> handle(@Nullable String owner) {
        return FaceAddress.given(owner).map(OwnerSegment::bare);
    }

    private static int bounded(int limit) {
        return Math.min(MOST, Math.max(1, limit));
    }
}
