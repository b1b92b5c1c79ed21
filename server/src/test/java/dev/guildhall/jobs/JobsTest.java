package dev.guildhall.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import jakarta.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs that are begun, interrupted, taken over and ended. */
class JobsTest {
    private static final JobSettings SETTINGS = new JobSettings(2, 3, 60, 2, 90);

    private final Jobs jobs = Wired.bean(Jobs.class);
    private final UUID organisation = organisation();
    private final Actor starter = user(organisation, Set.of(Permission.SKILLS_READ, Permission.SKILLS_PUBLISH));
    /** A kind of its own, so that tests do not claim each other's jobs. */
    private final String kind = "test-" + UUID.randomUUID();

    private final List<String> ended = new ArrayList<>();

    private interface Doing {
        void run(JobRun run) throws Exception;
    }

    @Test
    void runsOnceAndReportsInTheOrderOfKeys() throws Exception {
        UUID id = start();

        attempt("node-a", run -> {
            assertThat(run.input()).isEqualTo("{\"a\":1}");
            assertThat(run.actor()).isEqualTo(starter);
            run.result("b", "created", "{\"name\":\"b\"}");
            run.result("a", "refused", "{\"name\":\"a\"}");
            run.result("a", "created", "{\"name\":\"a again\"}");
            run.progress(2, 2, "two of two");
        });

        Job job = jobs.job(starter, id);
        assertThat(job)
                .isEqualTo(new Job(
                        id,
                        kind,
                        "done",
                        new JobProgress(2, 2, "done"),
                        starter.login(),
                        job.createdAt(),
                        job.finishedAt(),
                        Map.of("created", 1, "refused", 1),
                        List.of(
                                Json.createObjectBuilder().add("name", "a").build(),
                                Json.createObjectBuilder().add("name", "b").build()),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(job.finishedAt()).isPresent();
        assertThat(ended).containsExactly("{\"a\":1}");
        assertThat(leases("node-b").claim(Set.of(kind))).isEmpty();
    }

    @Test
    void isTakenOverWhenItsLeaseIsOverAndTheOldHolderWritesNothingMore() throws Exception {
        UUID id = start();
        ClaimedJob first = leases("node-a").claim(Set.of(kind)).orElseThrow();
        JobRun dead = new JobRun(first, starter, leases("node-a"));
        dead.result("one", "created", "{}");
        assertThat(leases("node-b").claim(Set.of(kind))).isEmpty();

        execute("update job set lease_until = now() - interval '1 second' where id = ?", id);
        attempt("node-b", run -> {
            assertThat(run.reported()).containsExactly("one");
            run.result("two", "created", "{}");
            assertThat(leases("node-a").renew(first)).isFalse();
            assertThatThrownBy(() -> dead.result("three", "created", "{}")).isInstanceOf(JobOvertaken.class);
            assertThatThrownBy(() -> dead.progress(1, 1, "late")).isInstanceOf(JobOvertaken.class);
        });
        new JobEndingForTest().end(first, Optional.of("{\"title\":\"too late\"}"));

        Job job = jobs.job(starter, id);
        assertThat(job.state()).isEqualTo("done");
        assertThat(job.outcomes()).isEqualTo(Map.of("created", 2));
    }

    @Test
    void comesWithAsMuchOfItsReportAsIsAskedFor() throws Exception {
        UUID id = start();
        attempt("node-a", run -> {
            for (int i = 0; i < 5; i++) {
                run.result("skill-" + i, i < 3 ? "created" : "held", "{\"number\":" + i + "}");
            }
        });

        Job none = jobs.job(starter, id, 0);
        Job two = jobs.job(starter, id, 2);

        assertThat(none.results()).isEmpty();
        assertThat(none.next()).isEmpty();
        assertThat(none.outcomes()).containsExactly(Map.entry("created", 3), Map.entry("held", 2));
        assertThat(two.results()).extracting(body -> body.getInt("number")).containsExactly(0, 1);
        assertThat(jobs.results(
                                starter,
                                id,
                                Optional.empty(),
                                PageRequest.of(10, two.next().orElseThrow()))
                        .items())
                .extracting(result -> result.body().getInt("number"))
                .containsExactly(2, 3, 4);
        for (int wrong : new int[] {-1, 1_001}) {
            assertThatThrownBy(() -> jobs.job(starter, id, wrong))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.BAD_REQUEST));
        }
    }

    @Test
    void isResumedAtOnceByTheNodeThatHeldIt() throws Exception {
        start();
        assertThat(leases("node-c").claim(Set.of(kind))).isPresent();

        assertThat(leases("node-c").releaseOwn()).isOne();

        ClaimedJob again = leases("node-c").claim(Set.of(kind)).orElseThrow();
        assertThat(again.attempts()).isEqualTo(2);
        assertThat(again.epoch()).isEqualTo(2);
    }

    @Test
    void failsWithTheProblemOfTheWork() throws Exception {
        UUID id = start();

        attempt("node-a", run -> {
            throw PlatformProblem.CONFLICT.because("It cannot be.");
        });

        Job job = jobs.job(starter, id);
        assertThat(job.state()).isEqualTo("failed");
        assertThat(job.error())
                .contains(Json.createObjectBuilder()
                        .add("type", "/problems/conflict")
                        .add("title", "It is in the way of something that is there")
                        .add("detail", "It cannot be.")
                        .build());
        assertThat(ended).hasSize(1);
    }

    @Test
    void isTriedAgainAfterAFailureOfOursUntilItGivesUp() throws Exception {
        UUID id = start();
        for (int attempt = 1; attempt <= 3; attempt++) {
            attempt("node-a", run -> {
                throw new IllegalStateException("a bug");
            });
            execute("update job set not_before = now() where id = ?", id);
        }

        Job job = jobs.job(starter, id);
        assertThat(job.state()).isEqualTo("failed");
        assertThat(job.error().orElseThrow().getString("type")).isEqualTo("/problems/job-gave-up");
    }

    @Test
    void doesNothingForSomebodyWhoIsDisabledMeanwhile() throws Exception {
        UUID id = start();
        execute("update app_user set state = 'disabled' where id = ?", starter.user());

        attempt("node-a", run -> {
            throw new AssertionError("must not run");
        });

        assertThat(jobs.job(starter, id).error().orElseThrow().getString("type"))
                .isEqualTo("/problems/job-starter-gone");
    }

    @Test
    void doesNoMoreThanTheStarterMightWhenTheyStartedIt() throws Exception {
        Actor reader = user(organisation, Set.of(Permission.SKILLS_READ));
        jobs.start(reader, kind, "{}");

        attempt("node-a", run -> assertThat(run.actor().permissions()).containsExactly(Permission.SKILLS_READ));
        assertThat(ended).hasSize(1);
    }

    @Test
    void refusesMoreThanMayWait() {
        for (int i = 0; i < 20; i++) {
            start();
        }
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(JobProblem.TOO_MANY));
    }

    @Test
    void isSeenByItsStarterAndByThoseWhoReadAllJobsOfTheOrganisation() {
        UUID id = start();
        Actor colleague = user(organisation, Set.of(Permission.SKILLS_READ));
        Actor operator = user(organisation, Set.of(Permission.SKILLS_READ, Permission.JOBS_READ));
        Actor stranger = user(organisation(), Set.of(Permission.SKILLS_READ, Permission.JOBS_READ));

        assertThat(ids(starter)).containsExactly(id);
        assertThat(ids(operator)).containsExactly(id);
        assertThat(ids(colleague)).isEmpty();
        assertThat(ids(stranger)).isEmpty();
        assertThat(jobs.job(operator, id).id()).isEqualTo(id);
        for (Actor other : List.of(colleague, stranger)) {
            assertThatThrownBy(() -> jobs.job(other, id)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> jobs.results(other, id, Optional.empty(), PageRequest.first(10)))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void pagesThroughResultsOfOneOutcome() throws Exception {
        UUID id = start();
        attempt("node-a", run -> {
            for (int i = 0; i < 9; i++) {
                run.result("k" + i, i % 2 == 0 ? "even" : "odd", "{\"i\":" + i + "}");
            }
        });

        var first = jobs.results(starter, id, Optional.of("even"), PageRequest.first(3));
        var rest = jobs.results(
                starter, id, Optional.of("even"), PageRequest.of(3, first.next().orElseThrow()));

        assertThat(first.items()).extracting(JobResult::key).containsExactly("k0", "k2", "k4");
        assertThat(rest.items()).extracting(JobResult::key).containsExactly("k6", "k8");
        assertThat(rest.next()).isEmpty();
    }

    private UUID start() {
        return jobs.start(starter, kind, "{\"a\":1}");
    }

    private void attempt(String node, Doing doing) throws SQLException {
        JobWork work = new JobWork() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(JobRun run) throws Exception {
                doing.run(run);
            }

            @Override
            public void ended(String input) {
                ended.add(input);
            }
        };
        JobAttempt attempt = new JobAttempt(
                leases(node),
                Wired.bean(JobEnding.class),
                SETTINGS,
                List.of(Wired.bean(JobStarters.class)),
                List.of(work));
        attempt.run(leases(node).claim(Set.of(kind)).orElseThrow(), run -> {});
    }

    private static final class JobEndingForTest {
        void end(ClaimedJob job, Optional<String> error) {
            Wired.bean(JobEnding.class).end(job, Optional.empty(), error);
        }
    }

    private static JobLeases leases(String node) {
        return new JobLeases(TestDatabase.shared().dataSource(), node, 60);
    }

    private List<UUID> ids(Actor actor) {
        return jobs.list(actor, PageRequest.first(10)).items().stream()
                .map(JobRow::id)
                .toList();
    }

    private static UUID organisation() {
        UUID id = Ids.next();
        execute("insert into organisation values (?, ?, 'Guild', false, now())", id, "guild-" + id);
        return id;
    }

    private static Actor user(UUID organisation, Set<Permission> permissions) {
        UUID user = Ids.next();
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?, 'Somebody', 'author', now())",
                user,
                organisation,
                "user-" + user);
        return new Actor(
                organisation,
                "guild-" + organisation,
                user,
                "user-" + user,
                "Somebody",
                "author",
                permissions,
                Optional.empty());
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
