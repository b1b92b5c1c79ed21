package dev.guildhall.registry;

import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Channels of a skill and what follows from them: {@code versions → latest → the skill's row in lists}.
 *
 * <p>A named channel stays where it was put, also while its version is yanked or held, but counts only while the
 * version is live. Every method expects the skill's row to be locked.
 */
@Service
class Channels {
    static final String LATEST = "latest";
    private static final String SHOWN = """
            (select * from skill_version where skill_id = ?
             order by (version = ?) desc, case state when 'live' then 0 when 'held' then 1 when 'yanked' then 2 else 3 end,
                      sort_key desc limit 1) v""";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final EntityManager entities;

    @Inject
    Channels(EntityManager entities) {
        this.entities = entities;
    }

    /** 422 for a text that is no channel's name; one that could be a version would be ambiguous in addresses. */
    static void requireName(String channel) {
        if (!NAME.matcher(channel).matches()) {
            throw RegistryProblem.CHANNEL_REFUSED.because(
                    "\"%s\" is no channel name. Use 1 to 40 lower-case letters, digits and hyphens, beginning with a letter, such as beta."
                            .formatted(channel.length() > 60 ? channel.substring(0, 60) + "…" : channel));
        }
    }

    void point(UUID skill, String channel, String version) {
        put(skill, channel, version, Optional.empty());
    }

    /** Moves {@code latest} by hand; 422 when the version may not be latest. */
    void pointLatest(UUID skill, String version) {
        boolean mayBe = new Sql(
                        "select 1 from skill_version where skill_id = ? and version = ? and state = 'live' and not prerelease",
                        skill,
                        version)
                .first(entities, row -> true)
                .orElse(false);
        if (!mayBe) {
            throw notLatest(version);
        }
        LatestChannel moved = LatestChannel.movedTo(version, highest(skill).orElse(version));
        put(skill, LATEST, moved.version(), moved.overtakes());
    }

    static RuntimeException notLatest(String version) {
        return RegistryProblem.CHANNEL_REFUSED.because(
                "latest cannot point at %s: it is yanked, held or a pre-release. Restore or release it, or use another channel."
                        .formatted(version));
    }

    /** Lets {@code latest} follow the versions and copies what lists show of the skill. */
    void follow(UUID skill) {
        Optional<LatestChannel> latest = LatestChannel.following(highest(skill), current(skill), currentIsLive(skill));
        if (latest.isPresent()) {
            put(skill, LATEST, latest.get().version(), latest.get().overtakes());
        } else {
            new Sql("delete from skill_channel where skill_id = ? and channel = ?", skill, LATEST).update(entities);
        }
        show(skill, latest.map(LatestChannel::version).orElse(""));
    }

    /** Channels that point at this version and count. */
    List<String> of(UUID skill, String version) {
        return new Sql("""
                        select c.channel from skill_channel c
                        join skill_version v on v.skill_id = c.skill_id and v.version = c.version
                        where c.skill_id = ? and c.version = ? and v.state = 'live' order by c.channel""", skill, version).list(entities, row -> row.text(0));
    }

    Optional<String> highest(UUID skill) {
        return new Sql("""
                        select version from skill_version where skill_id = ? and state = 'live' and not prerelease
                        order by sort_key desc limit 1""", skill).first(entities, row -> row.text(0));
    }

    /** The version that {@code latest} leads to. */
    Optional<String> latest(UUID skill) {
        return current(skill).map(LatestChannel::version);
    }

    private Optional<LatestChannel> current(UUID skill) {
        return new Sql("select version, overtakes from skill_channel where skill_id = ? and channel = 'latest'", skill)
                .first(entities, row -> new LatestChannel(row.text(0), row.optional(1)));
    }

    private boolean currentIsLive(UUID skill) {
        return new Sql("""
                        select 1 from skill_channel c join skill_version v on v.skill_id = c.skill_id and v.version = c.version
                        where c.skill_id = ? and c.channel = 'latest' and v.state = 'live'""", skill).first(entities, row -> true).orElse(false);
    }

    private void put(UUID skill, String channel, String version, Optional<String> overtakes) {
        new Sql("""
                insert into skill_channel (skill_id, channel, version, overtakes, moved_at)
                values (?, ?, ?, nullif(?, ''), now())
                on conflict (skill_id, channel) do update
                set version = excluded.version, overtakes = excluded.overtakes, moved_at = excluded.moved_at
                where (skill_channel.version, skill_channel.overtakes) is distinct from (excluded.version, excluded.overtakes)""", skill, channel, version, overtakes.orElse("")).update(entities);
    }

    /** The version shown is latest, else the newest live one, else the newest held one, else the newest. */
    private void show(UUID skill, String latest) {
        new Sql("""
                update skill s set latest = nullif(?, ''), updated_at = now(),
                    version_count = (select count(*) from skill_version where skill_id = s.id),
                    state = case when v.state = 'live' and v.deprecated is not null then 'deprecated' else v.state end,
                    display_name = v.display_name, description = v.description, category = v.category,
                    license = v.license, keywords = v.keywords, harnesses = v.harnesses,
                    excerpt = v.excerpt, catalog_tokens = v.catalog_tokens,
                    body_tokens = v.body_tokens, haystack = v.haystack, headline = v.headline,
                    search = v.search, verdict = v.verdict, risk = v.risk
                from""", latest)
                .add(SHOWN, skill, latest)
                .add("where s.id = ?", skill)
                .update(entities);
    }

    /** Copies harnesses and tokens of the version that is shown; the skill does not count as changed. */
    void fit(UUID skill) {
        new Sql(
                        "update skill s set harnesses = v.harnesses, catalog_tokens = v.catalog_tokens, body_tokens = v.body_tokens from")
                .add(SHOWN, skill, current(skill).map(LatestChannel::version).orElse(""))
                .add("where s.id = ?", skill)
                .update(entities);
    }

    /** Copies the verdict and risk of the version that is shown; the skill does not count as changed. */
    void judge(UUID skill) {
        new Sql("update skill s set verdict = v.verdict, risk = v.risk from")
                .add(SHOWN, skill, current(skill).map(LatestChannel::version).orElse(""))
                .add("where s.id = ?", skill)
                .update(entities);
    }
}
