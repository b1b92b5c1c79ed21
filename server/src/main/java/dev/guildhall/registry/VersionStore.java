package dev.guildhall.registry;

import dev.guildhall.packages.ManifestJson;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.PackageFile;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Writes versions and answers publish calls from what is stored. */
@Service
class VersionStore {
    private static final int SEARCHED_BODY = 20_000;
    private static final int EXCERPT = 600;

    private final EntityManager entities;

    @Inject
    VersionStore(EntityManager entities) {
        this.entities = entities;
    }

    /** Hex digest of the version, if it is there. */
    Optional<String> digest(UUID skill, String version) {
        return new Sql("select digest from skill_version where skill_id = ? and version = ?", skill, version)
                .first(entities, row -> row.text(0));
    }

    /** The id of the row. */
    UUID insert(Actor actor, UUID skill, NewVersion version, StoredArchive archive) {
        UUID id = Ids.next();
        String keywords = Sql.joined(version.manifest().keywords());
        String names = searchable(
                version.owner().name() + " " + version.name() + " " + version.displayName() + " " + formerNames(skill));
        String topics = searchable(String.join(" ", version.manifest().keywords()) + " "
                + version.manifest().category().orElse(""));
        String description = searchable(version.manifest().description() + " "
                + version.manifest().summary().orElse(""));
        new Sql("""
                insert into skill_version (id, organisation_id, skill_id, version, sort_key, prerelease, digest,
                    archive_digest, archive_size, state, hold_reason, reason, verdict, risk, risk_reasons, rules_version, scanned_at, manifest, findings, fits, file_count, size,
                    catalog_tokens, body_tokens, published_by, published_at, display_name, description,
                    category, license, keywords, haystack, harnesses, fits_rules, excerpt, headline, search)""")
                .add(
                        "select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), nullif(?, ''), ?, ?, cast(? as json), ?, now(), cast(? as jsonb), cast(? as json), cast(? as json),",
                        id,
                        actor.organisation(),
                        skill,
                        version.version(),
                        VersionKey.of(version.version()),
                        VersionKey.isPrerelease(version.version()),
                        version.digest(),
                        archive.digest(),
                        archive.size(),
                        version.hold().isPresent() ? SkillVersion.HELD : SkillVersion.LIVE,
                        version.hold().orElse(""),
                        version.hold().orElse(""),
                        version.verdict(),
                        version.risk().level().label(),
                        Json.ofTexts(version.risk().reasons()),
                        version.rulesVersion(),
                        ManifestJson.write(version.manifest()),
                        Json.ofFindings(version.findings()),
                        Json.ofFits(version.fitting().fits()))
                .add(
                        "?, ?, ?, ?, ?, now(), ?, ?, nullif(?, ''), nullif(?, ''), string_to_array(?, chr(31)), ?, string_to_array(?, chr(31)), ?, ?,",
                        version.files().size(),
                        version.size(),
                        version.fitting().tokens().catalog(),
                        version.fitting().tokens().body(),
                        actor.login(),
                        version.displayName(),
                        version.manifest().description(),
                        version.manifest().category().orElse(""),
                        version.manifest().license().orElse(""),
                        keywords,
                        (names + " " + topics).strip().toLowerCase(Locale.ROOT),
                        Sql.joined(version.harnesses()),
                        version.fitting().rules(),
                        excerpt(version.body()))
                .add(
                        "headline, headline || setweight(to_tsvector('english', ?), 'D') from (select",
                        searchable(cut(version.body())))
                .add("setweight(to_tsvector('simple', ?) || to_tsvector('english', ?), 'A') ||", names, names)
                .add("setweight(to_tsvector('simple', ?) || to_tsvector('english', ?), 'B') ||", topics, topics)
                .add(
                        "setweight(to_tsvector('simple', ?) || to_tsvector('english', ?), 'C') as headline) h",
                        description,
                        description)
                .update(entities);
        insertFiles(id, version.files());
        insertDependencies(id, version.manifest().dependencies());
        return id;
    }

    /** Who looks for a skill under an earlier name finds its new versions too. */
    private String formerNames(UUID skill) {
        return String.join(
                " ",
                new Sql("select owner_name || ' ' || name from skill_alias where skill_id = ? order by id", skill)
                        .list(entities, row -> row.text(0)));
    }

    void keepFirstChannels(UUID skill, String version, List<String> channels) {
        new Sql(
                        "update skill_version set first_channels = string_to_array(?, chr(31)) where skill_id = ? and version = ?",
                        Sql.joined(channels),
                        skill,
                        version)
                .update(entities);
    }

    /** The answer to the call that published this version, with the state it is in now. */
    Optional<PublishedVersion> answer(SkillKey skill, String version) {
        return new Sql("""
                        select digest, array_to_string(first_channels, chr(31)), state, verdict, risk, findings, fits,
                               catalog_tokens, body_tokens
                        from skill_version where skill_id = ? and version = ?""", skill.id(), version)
                .first(
                        entities,
                        row -> new PublishedVersion(
                                skill.owner(),
                                skill.name(),
                                version,
                                "sha256:" + row.text(0),
                                row.texts(1),
                                row.text(2),
                                row.text(3),
                                row.text(4),
                                Json.findings(row.text(5)),
                                Json.fits(row.text(6)),
                                new ContextTokens(row.count(7), row.count(8))));
    }

    private void insertFiles(UUID version, List<PackageFile> files) {
        JsonProvider json = JsonProvider.provider();
        JsonArrayBuilder all = json.createArrayBuilder();
        for (PackageFile file : files) {
            all.add(json.createObjectBuilder()
                    .add("path", file.path())
                    .add("executable", file.executable())
                    .add("size", file.size())
                    .add("sha256", file.sha256()));
        }
        new Sql("""
                insert into skill_file (version_id, path, executable, size, sha256)
                select cast(? as uuid), path, executable, size, sha256
                from json_to_recordset(cast(? as json)) f(path text, executable boolean, size bigint, sha256 text)""", version, all.build().toString()).update(entities);
    }

    private void insertDependencies(UUID version, List<DependencyRange> dependencies) {
        for (DependencyRange dependency : dependencies) {
            new Sql(
                            "insert into skill_dependency (version_id, target_owner, target_name, range) values (?, ?, ?, ?)",
                            version,
                            dependency.owner(),
                            dependency.name(),
                            dependency.range())
                    .update(entities);
        }
    }

    /** Hyphenated names count as their words too; control characters are nothing to search for, and NUL no text at all. */
    private static String searchable(String text) {
        return text.replaceAll("[\\p{Cntrl}/_-]+", " ").strip();
    }

    /** How the body begins, as one line: what an embedder reads besides the description. */
    private static String excerpt(String body) {
        String line = cut(body).replaceAll("[\\p{Cntrl}\\s#*`|_-]+", " ").strip();
        return line.length() <= EXCERPT ? line : line.substring(0, EXCERPT);
    }

    private static String cut(String body) {
        return body.length() <= SEARCHED_BODY ? body : body.substring(0, SEARCHED_BODY);
    }
}
