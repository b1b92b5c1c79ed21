package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import dev.guildhall.skill.PackageFile;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where versions came from, and their files as they were there. */
@Service
public class Origins {
    private final EntityManager entities;
    private final SkillStore skills;

    @Inject
    Origins(EntityManager entities, SkillStore skills) {
        this.entities = entities;
        this.skills = skills;
    }

    /**
     * A version of a skill, mostly the newest, for whoever brings the next one.
     *
     * @param digest hex of what it was made of; of the package itself when its author sent it
     * @param path where it lay
     * @param job that brought it
     */
    public record Newest(
            String version, String state, String digest, Optional<String> path, Optional<UUID> job, int versions) {}

    /** What is stored of a version's origin. */
    record Source(Optional<String> digest, Optional<String> folder, boolean mended) {}

    public Optional<Newest> newest(Actor actor, String owner, String name) {
        return newest(actor, owner, name, "");
    }

    /** The same of one version, whichever is the newest. */
    public Optional<Newest> version(Actor actor, String owner, String name, String version) {
        return version.isEmpty() ? Optional.empty() : newest(actor, owner, name, version);
    }

    private Optional<Newest> newest(Actor actor, String owner, String name, String only) {
        return skills.find(actor.organisation(), owner, name)
                .flatMap(skill -> new Sql("""
                                select version, state, coalesce(source_digest, digest), source_path, source_job,
                                    (select count(*) from skill_version where skill_id = v.skill_id)
                                from skill_version v where skill_id = ? and (? = '' or version = ?)
                                order by sort_key desc limit 1""", skill.id(), only, only)
                        .first(
                                entities,
                                row -> new Newest(
                                        row.text(0),
                                        row.text(1),
                                        row.text(2),
                                        row.optional(3),
                                        row.optional(4).map(UUID::fromString),
                                        row.count(5))));
    }

    /** Whether the skill has this version, in whatever state. */
    public boolean has(Actor actor, String owner, String name, String version) {
        return skills.find(actor.organisation(), owner, name)
                .flatMap(skill -> new Sql(
                                "select 1 from skill_version where skill_id = ? and version = ?", skill.id(), version)
                        .first(entities, row -> true))
                .orElse(false);
    }

    /** Inside the transaction that stores the version. */
    void insert(UUID version, Origin origin) {
        new Sql(
                        """
                        update skill_version set source_digest = ?, source_folder = ?, source_path = ?,
                            source_repository = nullif(?, ''), source_commit = nullif(?, ''), source_job = ?
                        where id = ?""",
                        origin.digest(),
                        origin.folder(),
                        origin.path(),
                        origin.repository().orElse(""),
                        origin.commit().orElse(""),
                        origin.job(),
                        version)
                .update(entities);
        if (!origin.files().isEmpty()) {
            JsonProvider json = JsonProvider.provider();
            JsonArrayBuilder all = json.createArrayBuilder();
            for (Origin.File original : origin.files()) {
                PackageFile file = original.file();
                all.add(json.createObjectBuilder()
                        .add("path", file.path())
                        .add("executable", file.executable())
                        .add("size", file.size())
                        .add("sha256", file.sha256()));
            }
            new Sql("""
                    insert into skill_original (version_id, path, executable, size, sha256)
                    select cast(? as uuid), path, executable, size, sha256
                    from json_to_recordset(cast(? as json)) f(path text, executable boolean, size bigint, sha256 text)""", version, all.build().toString()).update(entities);
        }
    }

    Source source(UUID version) {
        return new Sql("""
                        select source_digest, source_folder,
                            exists (select 1 from skill_original where version_id = v.id)
                        from skill_version v where id = ?""", version)
                .first(entities, row -> new Source(row.optional(0), row.optional(1), row.flag(2)))
                .orElseThrow();
    }

    List<PackageFile> files(UUID version) {
        return new Sql(
                        "select path, executable, size, sha256 from skill_original where version_id = ? order by path",
                        version)
                .list(entities, row -> new PackageFile(row.text(0), row.flag(1), row.number(2), row.text(3)));
    }
}
