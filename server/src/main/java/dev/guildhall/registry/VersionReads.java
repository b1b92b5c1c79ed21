package dev.guildhall.registry;

import dev.guildhall.packages.ManifestJson;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import dev.guildhall.plugins.ShelvedVersion;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads versions and their files straight into records. */
@Service
class VersionReads {
    private static final String ROW = """
            select v.version, v.digest, v.state, v.deprecated, v.reason, v.verdict, v.risk,
                   array_to_string(array(select c.channel from skill_channel c where c.skill_id = v.skill_id
                       and c.version = v.version and v.state = 'live' order by c.channel), chr(31)),
                   v.file_count, v.size, v.downloads, v.catalog_tokens, v.body_tokens, v.published_by, v.published_at,
                   v.id, v.archive_digest, v.archive_size, v.yank_reason
            from skill_version v""";

    private static final String IDS = "cast(string_to_array(nullif(?, ''), chr(31)) as uuid[]))";

    private final EntityManager entities;

    @Inject
    VersionReads(EntityManager entities) {
        this.entities = entities;
    }

    /** A version's row with what is needed to find its bytes. */
    record Located(UUID id, VersionRow row, String archiveDigest, long archiveSize) {}

    static Problem unknown(String owner, String name, String version) {
        return RegistryProblem.VERSION_UNKNOWN.because(
                "@%s/%s has no version or live channel %s. GET /api/v1/skills/@%s/%s/versions lists the versions."
                        .formatted(owner, name, version, owner, name));
    }

    Located exact(SkillKey skill, String version) {
        return ifThere(skill, version).orElseThrow(() -> unknown(skill.owner(), skill.name(), version));
    }

    /** The version to change; its skill's row is locked by the caller. */
    SkillVersion entity(SkillKey skill, String version) {
        return entities.createQuery(
                        "select v from SkillVersion v where v.skill = :skill and v.version = :version",
                        SkillVersion.class)
                .setParameter("skill", skill.id())
                .setParameter("version", version)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> unknown(skill.owner(), skill.name(), version));
    }

    Optional<Located> ifThere(SkillKey skill, String version) {
        return new Sql(ROW)
                .add("where v.skill_id = ? and v.version = ?", skill.id(), version)
                .first(entities, VersionReads::located);
    }

    /** By exact version, or by a channel that points at a live one. */
    Located located(SkillKey skill, String version) {
        return ifThere(skill, version)
                .or(() -> new Sql(ROW).add("""
                                where v.skill_id = ? and v.state = 'live' and v.version =
                                    (select version from skill_channel where skill_id = ? and channel = ?)""", skill.id(), skill.id(), version).first(entities, VersionReads::located))
                .orElseThrow(() -> unknown(skill.owner(), skill.name(), version));
    }

    /** Newest first by semantic version. */
    Page<VersionRow> page(SkillKey skill, PageRequest page) {
        Sql sql = new Sql(ROW).add("where v.skill_id = ?", skill.id());
        page.part(0, 1).ifPresent(after -> sql.add("and v.sort_key < ?", after));
        List<VersionRow> rows = sql.add("order by v.sort_key desc limit ?", page.limit() + 1)
                .list(entities, row -> located(row).row());
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(VersionKey.of(row.version())));
    }

    /** Newest first: the versions below one, also of one that is not there. */
    List<VersionRow> below(SkillKey skill, String version, int limit) {
        return page(skill, PageRequest.of(limit, PageRequest.cursor(VersionKey.of(version))))
                .items();
    }

    SkillManifest manifest(UUID version) {
        return new Sql("select cast(manifest as text) from skill_version where id = ?", version)
                .first(entities, row -> ManifestJson.read(row.text(0)))
                .orElseThrow();
    }

    Map<UUID, SkillManifest> manifests(Collection<UUID> ids) {
        Map<UUID, SkillManifest> manifests = new HashMap<>();
        List<Boolean> unused = new Sql("select id, cast(manifest as text) from skill_version where id = any(")
                .add(IDS, joined(ids))
                .list(entities, row -> manifests.put(row.id(0), ManifestJson.read(row.text(1))) == null);
        return manifests;
    }

    /** Of each version, sorted by path. */
    Map<UUID, List<PackageFile>> files(Collection<UUID> ids) {
        record Of(UUID version, PackageFile file) {}
        return new Sql("select path, executable, size, sha256, version_id from skill_file where version_id = any(")
                .add(IDS + " order by path", joined(ids)).list(entities, row -> new Of(row.id(4), file(row))).stream()
                        .collect(Collectors.groupingBy(Of::version, Collectors.mapping(Of::file, Collectors.toList())));
    }

    private static String joined(Collection<UUID> ids) {
        return Sql.joined(ids.stream().map(UUID::toString).toList());
    }

    String findings(UUID version) {
        return new Sql("select cast(findings as text) from skill_version where id = ?", version)
                .first(entities, row -> row.text(0))
                .orElseThrow();
    }

    List<PackageFile> files(UUID version) {
        return new Sql(
                        "select path, executable, size, sha256 from skill_file where version_id = ? order by path",
                        version)
                .list(entities, VersionReads::file);
    }

    /** Every version, for what concerns all of them. */
    List<Located> all(SkillKey skill) {
        return new Sql(ROW).add("where v.skill_id = ?", skill.id()).list(entities, VersionReads::located);
    }

    /** Everything there is of a skill, newest first. */
    List<ShelvedVersion> states(SkillKey skill) {
        return new Sql("select version, state from skill_version where skill_id = ? order by sort_key desc", skill.id())
                .list(entities, row -> new ShelvedVersion(row.text(0), row.text(1)));
    }

    /** Of each version that has any, as its manifest names them. */
    Map<String, List<DependencyRange>> dependencies(SkillKey skill) {
        record Need(String version, DependencyRange range) {}
        return new Sql("""
                        select v.version, d.target_owner, d.target_name, d.range from skill_dependency d
                        join skill_version v on v.id = d.version_id
                        where v.skill_id = ? order by d.target_owner, d.target_name""", skill.id())
                        .list(
                                entities,
                                row -> new Need(
                                        row.text(0), new DependencyRange(row.text(1), row.text(2), row.text(3))))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Need::version, Collectors.mapping(Need::range, Collectors.toList())));
    }

    private static PackageFile file(Row row) {
        return new PackageFile(row.text(0), row.flag(1), row.number(2), row.text(3));
    }

    private static Located located(Row row) {
        VersionRow version = new VersionRow(
                row.text(0),
                "sha256:" + row.text(1),
                row.text(2),
                row.optional(3),
                row.optional(18),
                row.optional(4),
                row.text(5),
                row.text(6),
                row.texts(7),
                row.count(8),
                row.number(9),
                row.number(10),
                new ContextTokens(row.count(11), row.count(12)),
                row.text(13),
                row.time(14));
        return new Located(row.id(15), version, row.text(16), row.number(17));
    }
}
