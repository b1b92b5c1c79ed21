package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads one skill with its channels and newest versions. */
@Service
class SkillReads {
    private static final int VERSIONS = 100;

    private final EntityManager entities;
    private final SkillStore skills;
    private final VersionReads versions;
    private final Visibility visibility;

    @Inject
    SkillReads(EntityManager entities, SkillStore skills, VersionReads versions, Visibility visibility) {
        this.entities = entities;
        this.skills = skills;
        this.versions = versions;
        this.visibility = visibility;
    }

    SkillDetail detail(Actor actor, String owner, String name) {
        SkillKey skill = skills.known(actor, owner, name);
        List<VersionRow> newest =
                versions.page(skill, PageRequest.first(VERSIONS)).items();
        boolean mayManage = visibility.mayManage(actor, owner);
        Map<String, String> channels = channels(skill);
        return new Sql("""
                        select display_name, description, version_count, downloads, state, created_at, updated_at
                        from skill where id = ?""", skill.id())
                .first(
                        entities,
                        row -> new SkillDetail(
                                owner,
                                name,
                                row.text(0),
                                row.text(1),
                                channels,
                                newest,
                                row.count(2),
                                row.number(3),
                                row.text(4),
                                mayManage,
                                row.time(5),
                                row.time(6)))
                .orElseThrow();
    }

    private Map<String, String> channels(SkillKey skill) {
        Map<String, String> channels = new TreeMap<>();
        new Sql("""
                        select c.channel, c.version from skill_channel c
                        join skill_version v on v.skill_id = c.skill_id and v.version = c.version
                        where c.skill_id = ? and v.state = 'live'""", skill.id())
                .list(entities, row -> Map.entry(row.text(0), row.text(1)))
                .forEach(channel -> channels.put(channel.getKey(), channel.getValue()));
        return channels;
    }
}
