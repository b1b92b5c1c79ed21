package dev.guildhall.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.registry.SkillVersionPublished;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private final Statistics statistics = Wired.bean(Statistics.class);
    private final UUID organisation = Ids.next();
    private final Actor author = author(organisation);
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

    @Test
    void skillCountsEveryDayAlsoThoseWithoutDownloads() {
        UUID skill = skill("mill", "grind", "live", 12);
        downloads(skill, today, 3);
        downloads(skill, today.minusDays(2), 4);
        downloads(skill, today.minusDays(3), 5);

        assertThat(statistics.skill(author, "mill", "grind", 3))
                .isEqualTo(new SkillStatistics(
                        "mill",
                        "grind",
                        today.minusDays(2),
                        today,
                        12,
                        7,
                        List.of(
                                new DayCount(today.minusDays(2), 4),
                                new DayCount(today.minusDays(1), 0),
                                new DayCount(today, 3))));
    }

    @Test
    void organisationSumsWhatItHasAndLeavesHeldSkillsOutOfTheTop() {
        UUID grind = skill("mill", "grind", "live", 9);
        UUID bake = skill("mill", "bake", "deprecated", 3);
        UUID secret = skill("mill", "secret", "held", 50);
        version(grind, "1.0.0", "live", "passed", 1);
        version(grind, "1.1.0", "yanked", "passed", 0);
        version(bake, "1.0.0", "live", "passed-with-warnings", 0);
        version(secret, "1.0.0", "held", "passed", 400);
        downloads(grind, today, 6);
        downloads(grind, today.minusDays(1), 1);
        downloads(bake, today.minusDays(1), 2);
        downloads(secret, today, 50);

        assertThat(statistics.organisation(author, 2))
                .isEqualTo(new OrganisationStatistics(
                        today.minusDays(1),
                        today,
                        Map.of("live", 1L, "deprecated", 1L, "held", 1L),
                        Map.of("live", 2L, "yanked", 1L, "held", 1L),
                        Map.of("passed", 3L, "passed-with-warnings", 1L),
                        List.of(new DayCount(today.minusDays(1), 1), new DayCount(today, 2)),
                        List.of(new DayCount(today.minusDays(1), 3), new DayCount(today, 56)),
                        List.of(new TopSkill("mill", "grind", 7), new TopSkill("mill", "bake", 2))));
    }

    @Test
    void anotherTenantHasNothingOfIt() {
        UUID skill = skill("mill", "grind", "live", 1);
        version(skill, "1.0.0", "live", "passed", 0);
        downloads(skill, today, 1);
        Actor stranger = author(Ids.next());

        assertThat(statistics.organisation(stranger, 1))
                .isEqualTo(new OrganisationStatistics(
                        today,
                        today,
                        Map.of(),
                        Map.of(),
                        Map.of(),
                        List.of(new DayCount(today, 0)),
                        List.of(new DayCount(today, 0)),
                        List.of()));
        assertThatThrownBy(() -> statistics.skill(stranger, "mill", "grind", 1))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(404));
    }

    @Test
    void periodIsADayToAYear() {
        for (int days : new int[] {0, -1, 367, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> statistics.organisation(author, days))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.BAD_REQUEST));
        }
        assertThat(statistics.organisation(author, 366).downloads()).hasSize(366);
    }

    @Test
    void forgetsOldDaysAndKeepsTheOthersAndTheTotal() throws SQLException {
        UUID skill = skill("mill", "grind", "live", 11);
        downloads(skill, today.minusDays(401), 5);
        downloads(skill, today.minusDays(300), 6);

        assertThat(Wired.bean(Forgetting.class).forget()).isEqualTo(1);

        assertThat(statistics.skill(author, "mill", "grind", 366))
                .extracting(SkillStatistics::inPeriod, SkillStatistics::total)
                .containsExactly(6L, 11L);
        assertThat(Wired.bean(Forgetting.class).forget()).isZero();
    }

    @Test
    void metricsTellWaitingJobsAndPublications() {
        execute("""
                insert into job (id, organisation_id, kind, started_by, started_login, scopes, input, not_before, created_at)
                values (?, ?, 'statistics-test', ?, 'a', '', '{}', now() + interval '1 day', now())""", Ids.next(), organisation, author.user());
        Wired.bean(jakarta.enterprise.inject.spi.BeanManager.class)
                .getEvent()
                .fire(new SkillVersionPublished(organisation, "mill", "grind", "1.0.0", "d"));

        String text = Api.anonymous().get("/metrics").body();
        assertThat(text)
                .contains("guildhall_jobs{kind=\"statistics-test\",state=\"waiting\"} 1.0")
                .containsPattern("guildhall_publications_total [1-9]");
        execute("delete from job where organisation_id = ?", organisation);
    }

    private Actor author(UUID home) {
        UUID user = Ids.next();
        execute("insert into organisation values (?, ?, 'Org', false, now())", home, "org-" + home);
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?, 'A', 'author', now())",
                user,
                home,
                "author-" + user);
        Actor made = new Actor(
                home,
                "org-" + home,
                user,
                "author-" + user,
                "A",
                "author",
                Role.AUTHOR.permissions(),
                Optional.empty());
        Wired.bean(Owners.class).put(made, "mill", null, null);
        return made;
    }

    private UUID skill(String owner, String name, String state, long downloads) {
        UUID id = Ids.next();
        UUID ownerId = Wired.bean(Owners.class).owner(author, owner).id();
        execute("""
                insert into skill (id, organisation_id, owner_id, owner_name, name, state, version_count, downloads, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, 1, ?, now(), now())""", id, organisation, ownerId, owner, name, state, downloads);
        return id;
    }

    private void version(UUID skill, String version, String state, String verdict, int daysAgo) {
        execute(
                """
                insert into skill_version (id, organisation_id, skill_id, version, sort_key, prerelease, digest, archive_digest,
                    archive_size, state, verdict, manifest, findings, fits, file_count, size, catalog_tokens, body_tokens,
                    published_by, published_at, display_name, description, haystack, headline, search, hold_reason)
                values (?, ?, ?, ?, ?, false, 'd', 'd', 1, ?, ?, '{}', '[]', '[]', 1, 1, 1, 1, 'a', ?, 'x', 'x', 'x', '', '',
                    case when ? = 'held' then 'To be looked at.' end)""",
                Ids.next(),
                organisation,
                skill,
                version,
                version,
                state,
                verdict,
                today.minusDays(daysAgo).atTime(12, 0).atOffset(ZoneOffset.UTC),
                state);
    }

    private void downloads(UUID skill, LocalDate day, long count) {
        execute("insert into skill_download_day values (?, ?, ?, ?)", organisation, skill, day, count);
    }

    private static void execute(String sql, Object... parameters) {
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
}
