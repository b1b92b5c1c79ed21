package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.Optional;

/** Reads what scans and reviewers said of a version. */
@Service
public class ScanStatuses {
    private final EntityManager entities;
    private final SkillStore skills;
    private final VersionReads versions;
    private final Visibility visibility;

    @Inject
    ScanStatuses(EntityManager entities, SkillStore skills, VersionReads versions, Visibility visibility) {
        this.entities = entities;
        this.skills = skills;
        this.versions = versions;
        this.visibility = visibility;
    }

    /** By version or channel. Of held and revoked versions only reviewers and the owner's members read it. */
    public ScanStatus of(Actor actor, String owner, String name, String version) {
        actor.require(Permission.SKILLS_READ);
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = versions.located(skill, version);
        VersionRow row = located.row();
        visibility.requireDescribable(actor, skill, row);
        return new Sql(
                        "select cast(risk_reasons as text), cast(findings as text), rules_version, scanned_at from skill_version where id = ?",
                        located.id())
                .first(
                        entities,
                        found -> new ScanStatus(
                                located.id(),
                                owner,
                                name,
                                row.version(),
                                row.state(),
                                row.reason(),
                                row.verdict(),
                                row.risk(),
                                Json.texts(found.text(0)),
                                Json.findings(found.text(1)).stream()
                                        .sorted(Comparator.comparing(Finding::severity))
                                        .toList(),
                                found.count(2),
                                found.optional(3).map(at -> found.time(3)),
                                row.publishedBy()))
                .orElseThrow();
    }

    /** Whether the actor belongs to the owner's members. */
    public boolean isMember(Actor actor, String owner) {
        return visibility.isMember(actor, owner);
    }

    /** The highest live version besides this one: what it is compared with. */
    public Optional<String> lastLive(Actor actor, ScanStatus of) {
        SkillKey skill = skills.known(actor, of.owner(), of.name());
        return new Sql(
                        "select version from skill_version where skill_id = ? and state = 'live' and version <> ? order by prerelease, sort_key desc limit 1",
                        skill.id(),
                        of.version())
                .first(entities, row -> row.text(0));
    }
}
