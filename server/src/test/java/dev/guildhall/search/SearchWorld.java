package dev.guildhall.search;

import dev.guildhall.identity.Role;
import dev.guildhall.metrics.Metrics;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.plugins.BrokenPlugin;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillFeed;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.skill.Embedder;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An organisation with skills put straight into the tables, and a search of its own over it. */
final class SearchWorld {
    final UUID organisation = Ids.next();
    final VectorStore vectors = Wired.bean(VectorStore.class);
    final Embedders embedders;
    final Embedding embedding;
    final SkillIndexes indexes;
    final Search search;
    private final UUID owner = Ids.next();

    /** Searched by words alone. */
    SearchWorld() {
        this(null);
    }

    SearchWorld(@Nullable Embedder embedder) {
        this(embedder, 300_000);
    }

    SearchWorld(@Nullable Embedder embedder, int maxIndexed) {
        execute(
                "insert into organisation values (?, ?, 'Guild', false, now())",
                organisation,
                "search-" + organisation);
        execute(
                "insert into owner (id, organisation_id, name, skeleton, display_name, created_at) values (?, ?, 'mill', 'mill', 'Mill', now())",
                owner,
                organisation);
        embedders = new Embedders(() -> Optional.ofNullable(embedder).map(SearchWorld::calls), Duration.ofMinutes(1));
        embedding = new Embedding(vectors, embedders);
        SearchSettings settings = new SearchSettings(maxIndexed, 1_000);
        indexes = new SkillIndexes(settings, Wired.bean(SkillFeed.class), vectors);
        search = new Search(
                Wired.bean(SkillMatches.class),
                indexes,
                embedders,
                new Meaning(embedders, settings),
                vectors,
                Wired.bean(Metrics.class));
    }

    static RunningEmbedder.Calls calls(Embedder embedder) {
        return new RunningEmbedder.Calls() {
            @Override
            public <R> R call(Duration patience, Function<Embedder, R> code) throws BrokenPlugin {
                try {
                    return code.apply(embedder);
                } catch (IllegalStateException e) {
                    throw new BrokenPlugin("broken: " + e.getMessage());
                }
            }
        };
    }

    Actor user(Role role) {
        return new Actor(
                organisation,
                "Guild",
                Ids.next(),
                role.label(),
                "Somebody",
                role.label(),
                role.permissions(),
                Optional.empty());
    }

    /** An author who is a member of {@code @mill}, which the skills belong to. */
    Actor member() {
        Actor member = user(Role.AUTHOR);
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?, 'Member', 'author', now())",
                member.user(),
                organisation,
                "member-" + member.user());
        execute("insert into owner_member values (?, ?, 'publisher', now())", owner, member.user());
        return member;
    }

    /** Gives a skill to another owner. */
    void give(UUID skill, String name) {
        UUID other = Ids.next();
        execute(
                "insert into owner (id, organisation_id, name, skeleton, display_name, created_at) values (?, ?, ?, ?, ?, now())",
                other,
                organisation,
                name,
                name,
                name);
        change(skill, "owner_id = '" + other + "', owner_name = '" + name + "'");
    }

    /** That many live skills which a word stands in. */
    void many(int count, String word, String licence) {
        execute("""
                insert into skill (id, organisation_id, owner_id, owner_name, name, description, latest, state, created_at,
                    updated_at, verdict, risk, license, haystack, headline, search)
                select gen_random_uuid(), ?, ?, 'mill', ? || '-' || i, 'One of many.', '1.0.0', 'live', now(), now(), 'passed', 'low',
                    ?, ?, to_tsvector('english', ?), to_tsvector('english', ?)
                from generate_series(1, ?) i""", organisation, owner, licence.toLowerCase(Locale.ROOT), licence, word, word, word, count);
        // Nobody embeds them.
        execute("update skill_vector set stale = false where organisation_id = ?", organisation);
    }

    /** A live skill without category or licence, of low risk, that fits every harness. */
    UUID skill(String name, String description) {
        UUID id = Ids.next();
        execute(
                """
                insert into skill (id, organisation_id, owner_id, owner_name, name, display_name, description, latest, state,
                    created_at, updated_at, verdict, risk, harnesses, haystack, headline, search)
                values (?, ?, ?, 'mill', ?, ?, ?, '1.0.0', 'live', now(), now(), 'passed', 'low', '{codex,opencode}', ?,
                    to_tsvector('english', ?), to_tsvector('english', ?))""",
                id,
                organisation,
                owner,
                name,
                name,
                description,
                name,
                name + " " + description,
                name + " " + description);
        return id;
    }

    void change(UUID skill, String assignment) {
        execute("update skill set " + assignment + ", updated_at = now() where id = ?", skill);
    }

    static void execute(String sql, Object... parameters) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static SkillQuery query(String text, Object... chosen) {
        Map<SkillFacet, List<String>> facets = new EnumMap<>(SkillFacet.class);
        for (int i = 0; i < chosen.length; i += 2) {
            facets.put((SkillFacet) chosen[i], List.of(((String) chosen[i + 1]).split(",")));
        }
        return new SkillQuery(text, facets, Optional.empty());
    }

    static List<String> names(SearchAnswer answer) {
        return answer.items().stream().map(SkillRow::name).toList();
    }

    /** For example {@code live 3}. */
    static List<String> counts(SearchAnswer answer, SkillFacet facet) {
        return answer.facets().getOrDefault(facet.label(), List.of()).stream()
                .map(value -> value.value() + " " + value.count() + (value.chosen() ? " chosen" : ""))
                .toList();
    }
}
