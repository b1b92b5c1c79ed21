package dev.guildhall.registry;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Versions as they are handed on in other people's protocols: many at once, by id, and with all their bytes.
 *
 * <p>Lists hold live versions only, whoever asks; every read is bounded by the actor's organisation.
 */
@Service
public class Releases {
    private static final String ROW = """
            select s.id, v.id, s.owner_name, s.name, v.display_name, v.description, v.category, v.license,
                   array_to_string(v.keywords, chr(31)), v.version, v.digest, v.state, v.reason, v.deprecated, v.verdict, v.risk,
                   v.file_count, v.size, v.downloads, v.published_by, v.published_at, s.created_at, s.updated_at
            from skill s join skill_version v on v.skill_id = s.id""";

    private final EntityManager entities;
    private final SkillStore skills;
    private final VersionReads versions;
    private final VersionTrust trust;
    private final DownloadCounter downloads;
    private final Blobs blobs;

    @Inject
    Releases(
            EntityManager entities,
            SkillStore skills,
            VersionReads versions,
            VersionTrust trust,
            DownloadCounter downloads,
            Blobs blobs) {
        this.entities = entities;
        this.skills = skills;
        this.versions = versions;
        this.trust = trust;
        this.downloads = downloads;
        this.blobs = blobs;
    }

    /** Where a skill that is known by its id lies now. */
    public record SkillAddress(UUID skill, String owner, String name) {}

    /** The live versions that the channels {@code latest} point at, by name; {@link Release#cursor} continues the list. */
    public List<Release> latest(Actor actor, ReleaseQuery query, PageRequest after, int limit) {
        Sql sql = new Sql(ROW)
                .add("and v.version = s.latest where s.organisation_id = ? and v.state = 'live'", actor.organisation());
        query.owner().ifPresent(owner -> sql.add("and s.owner_name = ?", owner));
        query.name().ifPresent(name -> sql.add("and s.name = ?", name));
        query.prefix()
                .ifPresent(prefix -> sql.add("and s.name >= ? and s.name < ?", prefix, prefix + Character.MAX_VALUE));
        if (query.unique()) {
            sql.add("""
                    and not exists (select 1 from skill o where o.organisation_id = s.organisation_id and o.name = s.name
                        and o.id <> s.id and o.latest is not null)""");
        }
        after.part(0, 2).ifPresent(name -> sql.add("and (s.name, s.id) > (?, ?)", name, id(after)));
        return sql.add("order by s.name, s.id limit ?", limit).list(entities, Releases::release);
    }

    /** Of one skill, newest first by semantic version; live ones. */
    public Page<Release> all(Actor actor, String owner, String name, PageRequest page) {
        SkillKey skill = skills.known(actor, owner, name);
        Sql sql = new Sql(ROW).add("where s.id = ? and v.state = 'live'", skill.id());
        page.part(0, 1).ifPresent(after -> sql.add("and v.sort_key < ?", after));
        List<Release> rows =
                sql.add("order by v.sort_key desc limit ?", page.limit() + 1).list(entities, Releases::release);
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(VersionKey.of(row.version())));
    }

    /**
     * In whatever state it is: who asks decides what comes of that.
     *
     * @param version a version, or a channel's name
     */
    public Release named(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        UUID located = versions.located(skill, version).id();
        return new Sql(ROW)
                .add("where v.id = ?", located)
                .first(entities, Releases::release)
                .orElseThrow(() -> VersionReads.unknown(owner, name, version));
    }

    /** By the version's own id, in whatever state it is. */
    public Optional<Release> byId(Actor actor, UUID version) {
        return new Sql(ROW)
                .add("where v.organisation_id = ? and v.id = ?", actor.organisation(), version)
                .first(entities, Releases::release);
    }

    /** The version of a skill that was published at this microsecond, in whatever state it is. */
    public Optional<Release> publishedAt(Actor actor, UUID skill, Instant at) {
        return new Sql(ROW)
                .add(
                        "where s.organisation_id = ? and s.id = ? and v.published_at = cast(? as timestamptz)",
                        actor.organisation(),
                        skill,
                        at.toString())
                .first(entities, Releases::release);
    }

    public Optional<SkillAddress> address(Actor actor, UUID skill) {
        return new Sql(
                        "select owner_name, name from skill where organisation_id = ? and id = ?",
                        actor.organisation(),
                        skill)
                .first(entities, row -> new SkillAddress(skill, row.text(0), row.text(1)));
    }

    /** The files of each, sorted by path; from one query, so ask for a bounded number of files. */
    public Map<UUID, List<PackageFile>> files(Actor actor, List<Release> releases) {
        Map<UUID, List<PackageFile>> files = new HashMap<>();
        if (releases.isEmpty()) {
            return files;
        }
        record Lying(UUID version, PackageFile file) {}
        new Sql(
                        """
                        select f.version_id, f.path, f.executable, f.size, f.sha256 from skill_file f
                        join skill_version v on v.id = f.version_id
                        where v.organisation_id = ? and v.id = any (cast(string_to_array(?, ',') as uuid[]))
                        order by f.version_id, f.path""",
                        actor.organisation(),
                        releases.stream()
                                .map(release -> release.id().toString())
                                .collect(Collectors.joining(",")))
                        .list(
                                entities,
                                row -> new Lying(
                                        row.id(0),
                                        new PackageFile(row.text(1), row.flag(2), row.number(3), row.text(4))))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Lying::version, Collectors.mapping(Lying::file, Collectors.toList())))
                        .forEach(files::put);
        return files;
    }

    /** All bytes of a live version, checked: the row against its signature now, each file while it is read. */
    public PackageFiles contents(Actor actor, Release release) {
        return checked(actor, release, located -> {
            List<PackageFile> files = versions.files(located.id());
            trust.require(key(actor, release), located, files);
            return new BlobFiles(blobs, files);
        });
    }

    public SkillManifest manifest(Actor actor, Release release) {
        return checked(actor, release, located -> versions.manifest(located.id()));
    }

    /** Counts a download of the whole version. */
    public void sent(Release release) {
        downloads.count(release.id());
    }

    private <T> T checked(Actor actor, Release release, Function<VersionReads.Located, T> reading) {
        VersionReads.Located located = versions.exact(key(actor, release), release.version());
        if (!located.row().state().equals(SkillVersion.LIVE)) {
            throw RegistryProblem.WRONG_STATE.because("%s is %s, so it is not handed on."
                    .formatted(release.title(), located.row().state()));
        }
        return reading.apply(located);
    }

    private SkillKey key(Actor actor, Release release) {
        return skills.known(actor, release.owner(), release.name());
    }

    private static UUID id(PageRequest after) {
        try {
            return UUID.fromString(after.part(1, 2).orElse(""));
        } catch (IllegalArgumentException e) {
            throw PageRequest.badCursor();
        }
    }

    private static Release release(Row row) {
        return new Release(
                row.id(0),
                row.id(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.text(5),
                row.optional(6),
                row.optional(7),
                row.texts(8),
                row.text(9),
                "sha256:" + row.text(10),
                row.text(11),
                row.optional(12),
                row.optional(13),
                row.text(14),
                row.text(15),
                row.count(16),
                row.number(17),
                row.number(18),
                row.text(19),
                row.time(20),
                row.time(21),
                row.time(22));
    }
}
