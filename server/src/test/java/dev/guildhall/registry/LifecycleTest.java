package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final Lifecycle lifecycle = Wired.bean(Lifecycle.class);
    private final Catalog catalog = Wired.bean(Catalog.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor reviewer = guild.user(Role.REVIEWER);
    private final Actor viewer = guild.user(Role.VIEWER);

    @BeforeEach
    void threeVersions() throws IOException {
        publish("1.0.0");
        publish("1.1.0");
        publish("2.0.0-beta.1");
    }

    @Test
    void keepsLatestAtTheHighestLiveRelease() throws IOException {
        assertThat(channels()).isEqualTo(Map.of("latest", "1.1.0"));
        lifecycle.yank(author, "mill", "grind", "1.1.0", "It breaks the wheel.");
        assertThat(channels()).isEqualTo(Map.of("latest", "1.0.0"));
        publish("0.9.5");
        assertThat(channels()).isEqualTo(Map.of("latest", "1.0.0"));
        lifecycle.hold(reviewer, "mill", "grind", "1.0.0", "A report came in.");
        assertThat(channels()).isEqualTo(Map.of("latest", "0.9.5"));
        lifecycle.release(reviewer, "mill", "grind", "1.0.0", null);
        lifecycle.restore(author, "mill", "grind", "1.1.0", null);
        assertThat(channels()).isEqualTo(Map.of("latest", "1.1.0"));
    }

    @Test
    void hasNoLatestWhenNothingMayBe() {
        lifecycle.yank(author, "mill", "grind", "1.0.0", "old");
        lifecycle.yank(author, "mill", "grind", "1.1.0", "old");
        assertThat(channels()).isEmpty();
        assertThat(skill().state()).isEqualTo("live");
        lifecycle.yank(author, "mill", "grind", "2.0.0-beta.1", "old");
        assertThat(skill().state()).isEqualTo("yanked");
    }

    @Test
    void movesLatestBelowUntilAHigherReleaseComes() throws IOException {
        lifecycle.moveChannel(author, "mill", "grind", "latest", "1.0.0");
        publish("0.9.0");
        assertThat(channels()).containsEntry("latest", "1.0.0");
        publish("1.2.0");
        assertThat(channels()).containsEntry("latest", "1.2.0");
    }

    @Test
    void refusesLatestWhereItMayNotPoint() {
        refused(
                RegistryProblem.CHANNEL_REFUSED,
                () -> lifecycle.moveChannel(author, "mill", "grind", "latest", "2.0.0-beta.1"));
        lifecycle.yank(author, "mill", "grind", "1.0.0", "old");
        refused(
                RegistryProblem.CHANNEL_REFUSED,
                () -> lifecycle.moveChannel(author, "mill", "grind", "latest", "1.0.0"));
        refused(
                RegistryProblem.CHANNEL_REFUSED,
                () -> lifecycle.moveChannel(author, "mill", "grind", "stable", "1.0.0"));
        refused(
                RegistryProblem.VERSION_UNKNOWN,
                () -> lifecycle.moveChannel(author, "mill", "grind", "stable", "7.0.0"));
    }

    @Test
    void countsANamedChannelWhileItsVersionIsLive() {
        lifecycle.moveChannel(author, "mill", "grind", "beta", "2.0.0-beta.1");
        assertThat(catalog.version(viewer, "mill", "grind", "beta").row().version())
                .isEqualTo("2.0.0-beta.1");
        lifecycle.yank(author, "mill", "grind", "2.0.0-beta.1", "It breaks the wheel.");
        assertThat(channels()).doesNotContainKey("beta");
        refused(RegistryProblem.VERSION_UNKNOWN, () -> catalog.version(viewer, "mill", "grind", "beta"));
        lifecycle.restore(author, "mill", "grind", "2.0.0-beta.1", null);
        assertThat(channels()).containsEntry("beta", "2.0.0-beta.1");
    }

    @Test
    void keepsAYankedVersionDownloadableByExactVersion() throws IOException {
        VersionRow row = lifecycle.yank(author, "mill", "grind", "1.1.0", "It breaks the wheel.");
        assertThat(row.state()).isEqualTo("yanked");
        assertThat(row.reason()).contains("It breaks the wheel.");
        assertThat(catalog.archive(viewer, "mill", "grind", "1.1.0").opener().open())
                .isNotEmpty();
    }

    @Test
    void changesNothingTheSecondTime() {
        VersionRow once = lifecycle.yank(author, "mill", "grind", "1.1.0", "first reason");
        VersionRow twice = lifecycle.yank(author, "mill", "grind", "1.1.0", "second reason");
        assertThat(twice).isEqualTo(once);
        assertThat(audited("skill.yanked")).isOne();
        lifecycle.restore(author, "mill", "grind", "1.1.0", null);
        lifecycle.restore(author, "mill", "grind", "1.1.0", null);
        assertThat(audited("skill.restored")).isOne();
    }

    @Test
    void deprecatesAndUndoesIt() {
        assertThat(lifecycle
                        .deprecate(author, "mill", "grind", "1.1.0", "Use 2.0.")
                        .deprecated())
                .contains("Use 2.0.");
        assertThat(skill().state()).isEqualTo("deprecated");
        assertThat(channels()).containsEntry("latest", "1.1.0");
        assertThat(lifecycle.restore(author, "mill", "grind", "1.1.0", null).deprecated())
                .isEmpty();
        assertThat(skill().state()).isEqualTo("live");
    }

    @Test
    void showsAHeldVersionToReviewersAndMembersOnly() throws IOException {
        lifecycle.hold(reviewer, "mill", "grind", "1.1.0", "A report came in.");
        assertThatThrownBy(() -> catalog.archive(viewer, "mill", "grind", "1.1.0"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(RegistryProblem.VERSION_HELD);
                    assertThat(problem.detail()).contains("A report came in.");
                });
        refused(RegistryProblem.VERSION_HELD, () -> catalog.file(viewer, "mill", "grind", "1.1.0", "SKILL.md"));
        refused(RegistryProblem.VERSION_HELD, () -> catalog.version(viewer, "mill", "grind", "1.1.0"));
        for (Actor allowed : List.of(author, reviewer)) {
            assertThat(catalog.archive(allowed, "mill", "grind", "1.1.0")
                            .opener()
                            .open())
                    .isNotEmpty();
        }
    }

    @Test
    void listsASkillThatIsHeldAltogetherToReviewersAndMembersOnly() {
        for (String version : List.of("1.0.0", "1.1.0", "2.0.0-beta.1")) {
            lifecycle.hold(reviewer, "mill", "grind", version, "A report came in.");
        }
        SkillQuery byOwner =
                new SkillQuery("", Optional.of("mill"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(found(viewer, SkillQuery.all())).isZero();
        assertThat(found(viewer, byOwner)).isZero();
        assertThat(found(reviewer, SkillQuery.all())).isOne();
        assertThat(found(author, byOwner)).isOne();
        assertThat(skill().state()).isEqualTo("held");
    }

    @Test
    void bringsAHeldVersionBackHeld() {
        lifecycle.hold(reviewer, "mill", "grind", "1.1.0", "A report came in.");
        lifecycle.yank(author, "mill", "grind", "1.1.0", "Withdrawn.");
        VersionRow restored = lifecycle.restore(author, "mill", "grind", "1.1.0", null);
        assertThat(restored.state()).isEqualTo("held");
        assertThat(restored.reason()).contains("A report came in.");
    }

    @Test
    void refusesWithoutReasonOrPermission() {
        refused(RegistryProblem.REASON_MISSING, () -> lifecycle.yank(author, "mill", "grind", "1.1.0", " "));
        refused(RegistryProblem.REASON_MISSING, () -> lifecycle.hold(reviewer, "mill", "grind", "1.1.0", null));
        refused(PlatformProblem.FORBIDDEN, () -> lifecycle.hold(author, "mill", "grind", "1.1.0", "why"));
        refused(PlatformProblem.FORBIDDEN, () -> lifecycle.yank(viewer, "mill", "grind", "1.1.0", "why"));
        assertThatThrownBy(() -> lifecycle.yank(guild.user(Role.AUTHOR), "mill", "grind", "1.1.0", "why"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.type().status()).isEqualTo(403));
        assertThat(lifecycle
                        .yank(guild.user(Role.ADMINISTRATOR), "mill", "grind", "1.1.0", "why")
                        .state())
                .isEqualTo("yanked");
    }

    private void publish(String version) throws IOException {
        Guild.publish(author, Guild.skill("grind", "version " + version), "mill", version);
    }

    private SkillDetail skill() {
        return catalog.skill(viewer, "mill", "grind");
    }

    private Map<String, String> channels() {
        return skill().channels();
    }

    private int found(Actor actor, SkillQuery query) {
        return Listing.of(actor, query, PageRequest.first(10)).items().size();
    }

    private long audited(String action) {
        return Guild.count(
                "select count(*) from audit_entry where organisation_id = ? and action = ?", guild.id, action);
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
