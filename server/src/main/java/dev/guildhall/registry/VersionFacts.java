package dev.guildhall.registry;

import dev.guildhall.packages.PackageReader;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillUse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Versions for those who keep them by id: what they are, what became of them, and everything in them. */
@Service
public class VersionFacts {
    private static final String ROW = """
            select s.id, v.id, s.owner_name, s.name, v.version, v.digest, v.state, v.reason, v.deprecated,
                   v.catalog_tokens, v.body_tokens
            from skill_version v join skill s on s.id = v.skill_id where s.organisation_id = ?""";
    private static final String AMONG = "and v.id = any(cast(string_to_array(nullif(?, ''), chr(31)) as uuid[]))";
    private static final int LONGEST_BODY = 1 << 20;

    private final EntityManager entities;
    private final SkillStore skills;
    private final VersionReads versions;
    private final VersionTrust trust;
    private final Blobs blobs;
    private final PackageReader reader;

    @Inject
    VersionFacts(
            EntityManager entities,
            SkillStore skills,
            VersionReads versions,
            VersionTrust trust,
            Blobs blobs,
            PackageReader reader) {
        this.entities = entities;
        this.skills = skills;
        this.versions = versions;
        this.trust = trust;
        this.blobs = blobs;
        this.reader = reader;
    }

    /** Also under a name the skill had before. */
    public Optional<VersionFact> find(UUID organisation, String owner, String name, String version) {
        return skills.findOrMoved(organisation, owner, name)
                .flatMap(skill -> new Sql(ROW, organisation)
                        .add("and v.skill_id = ? and v.version = ?", skill.id(), version)
                        .first(entities, VersionFacts::fact));
    }

    /** By version id; another organisation's are left out. */
    public Map<UUID, VersionFact> of(UUID organisation, Collection<UUID> ids) {
        Map<UUID, VersionFact> facts = new HashMap<>();
        new Sql(ROW, organisation)
                .add(AMONG, joined(ids))
                .list(entities, VersionFacts::fact)
                .forEach(fact -> facts.put(fact.versionId(), fact));
        return facts;
    }

    /** Everything in these versions, in this order. 500 when the bytes are not what was published. */
    public List<SkillUse> uses(UUID organisation, List<UUID> ids) {
        Map<UUID, VersionFact> facts = of(organisation, ids);
        Map<UUID, SkillManifest> manifests = versions.manifests(ids);
        Map<UUID, List<PackageFile>> files = versions.files(ids);
        List<SkillUse> uses = new ArrayList<>();
        for (UUID id : ids) {
            VersionFact fact = facts.get(id);
            SkillManifest manifest = manifests.get(id);
            if (fact != null && manifest != null) {
                List<PackageFile> all = files.getOrDefault(id, List.of());
                uses.add(new SkillUse(fact.id(), fact.version(), manifest, body(all), all));
            }
        }
        return uses;
    }

    /** The bytes of a file of some version, checked against their digest. */
    public InputStream open(String sha256, long size) throws IOException {
        return CheckedBlob.open(blobs, sha256, size);
    }

    /** Refuses when a version's signature or stored digests do not hold. */
    public void requireUnaltered(UUID organisation, Collection<UUID> ids) {
        for (VersionFact fact : of(organisation, ids).values()) {
            SkillKey skill = new SkillKey(
                    fact.skill(),
                    organisation,
                    fact.id().substring(1, fact.id().indexOf('/')),
                    fact.id().substring(fact.id().indexOf('/') + 1));
            trust.require(skill, versions.exact(skill, fact.version()));
        }
    }

    private String body(List<PackageFile> files) {
        return files.stream()
                .filter(file -> file.path().equalsIgnoreCase("SKILL.md"))
                .findFirst()
                .map(this::bodyOf)
                .orElse("");
    }

    private String bodyOf(PackageFile file) {
        try (InputStream in = open(file.sha256(), file.size())) {
            return reader.body(new String(in.readNBytes(LONGEST_BODY), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String joined(Collection<UUID> ids) {
        return Sql.joined(ids.stream().map(UUID::toString).toList());
    }

    private static VersionFact fact(Row row) {
        return new VersionFact(
                row.id(0),
                row.id(1),
                "@" + row.text(2) + "/" + row.text(3),
                row.text(4),
                "sha256:" + row.text(5),
                row.text(6),
                row.optional(7),
                row.optional(8),
                new ContextTokens(row.count(9), row.count(10)));
    }
}
