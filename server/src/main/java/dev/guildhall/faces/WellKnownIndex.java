package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.ReleaseQuery;
import dev.guildhall.registry.Releases;
import dev.guildhall.skill.PackageFile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The indices under {@code /.well-known}: latest versions by name, of one owner or of all whose name no other owner uses.
 *
 * <p>Sources: Agent Skills discovery 0.2.0 (agentskills pull request 254), with the older {@code files} beside it, which OpenCode
 * reads; and the older index itself.
 */
@Service
class WellKnownIndex {
    static final String SCHEMA = "https://schemas.agentskills.io/discovery/0.2.0/schema.json";

    /** So that one answer stays readable for clients that take it in whole. */
    private static final int MOST_FILES = 50_000;

    private static final String ONLY_FILE = "SKILL.md";

    private final Releases releases;
    private final DerivedArchives archives;
    private final FacesSettings settings;

    @Inject
    WellKnownIndex(Releases releases, DerivedArchives archives, FacesSettings settings) {
        this.releases = releases;
        this.archives = archives;
        this.settings = settings;
    }

    /** The releases that an index, or a marketplace, of this owner or of all lists. */
    List<Release> listed(Actor actor, Optional<String> owner) {
        ReleaseQuery query =
                owner.isPresent() ? ReleaseQuery.of(owner) : ReleaseQuery.all().ofUniqueNames();
        List<Release> found =
                releases.latest(actor, query, PageRequest.first(settings.maxIndexSkills()), settings.maxIndexSkills());
        List<Release> listed = new ArrayList<>();
        int files = 0;
        for (Release release : found) {
            files += release.files();
            if (files <= MOST_FILES) {
                listed.add(release);
            }
        }
        return listed;
    }

    /** The release that a name of the index stands for; none when the index does not list it. */
    Optional<Release> named(Actor actor, Optional<String> owner, String name) {
        ReleaseQuery query = new ReleaseQuery(owner, Optional.of(name), Optional.empty(), owner.isEmpty());
        return releases.latest(actor, query, PageRequest.first(1), 1).stream().findFirst();
    }

    Map<String, Object> index(Actor actor, Optional<String> owner) {
        List<Release> listed = listed(actor, owner);
        Map<UUID, List<PackageFile>> files = releases.files(actor, listed);
        Map<UUID, ArchiveDigests> digests = archives.digests(
                actor,
                ArchiveForm.SKILL,
                listed.stream().filter(release -> !single(files, release)).toList());
        List<Object> skills = new ArrayList<>();
        for (Release release : listed) {
            List<PackageFile> own = files.getOrDefault(release.id(), List.of());
            Optional<ArchiveDigests> archive = Optional.ofNullable(digests.get(release.id()));
            String address = "-/" + release.owner() + "/" + release.name() + "/" + release.version();
            skills.add(Members.of(
                    "name",
                    release.name(),
                    "type",
                    archive.isPresent() ? "archive" : "skill-md",
                    "description",
                    release.description(),
                    "url",
                    address + (archive.isPresent() ? ".tar.gz" : "/" + ONLY_FILE),
                    "digest",
                    "sha256:"
                            + archive.map(ArchiveDigests::sha256)
                                    .orElseGet(() -> own.getFirst().sha256()),
                    "version",
                    release.version(),
                    "files",
                    paths(own)));
        }
        return Members.of("$schema", SCHEMA, "skills", skills);
    }

    /** One entry that its readers refuse spoils the whole older index for them, so such skills are left out. */
    Map<String, Object> older(Actor actor, Optional<String> owner) {
        List<Release> listed = listed(actor, owner);
        Map<UUID, List<PackageFile>> files = releases.files(actor, listed);
        List<Object> skills = listed.stream()
                .filter(release -> paths(files.getOrDefault(release.id(), List.of())).stream()
                        .noneMatch(path -> path.contains("..")))
                .<Object>map(release -> Members.of(
                        "name", release.name(),
                        "description", release.description(),
                        "files", paths(files.getOrDefault(release.id(), List.of()))))
                .toList();
        return Members.of("skills", skills);
    }

    private static boolean single(Map<UUID, List<PackageFile>> files, Release release) {
        List<PackageFile> own = files.getOrDefault(release.id(), List.of());
        return own.size() == 1 && own.getFirst().path().equals(ONLY_FILE);
    }

    private static List<String> paths(List<PackageFile> files) {
        return files.stream().map(PackageFile::path).toList();
    }
}
