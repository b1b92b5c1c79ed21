package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Wired;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SignInTest {
    private static final String PASSWORD = "correct horse battery";
    private final SignIn signIn = Wired.bean(SignIn.class);
    private final Users users = Wired.bean(Users.class);
    private final World world = new World();
    private final Actor admin = world.user("admin", Role.ADMINISTRATOR);
    private final Actor ada = world.user("ada", Role.AUTHOR);

    @Test
    void passwordOpensASessionThatEndsWithSignOut() {
        signIn.changePassword(ada, "", PASSWORD);
        SignIn.OpenedSession opened = signIn.withPassword(" " + ada.login() + " ", PASSWORD, "10.0.0.1");

        assertThat(opened.lifetime()).isEqualTo(Duration.ofDays(14));
        assertThat(opened.toString()).doesNotContain(opened.cookie());
        assertThat(opened.actor()).isEqualTo(ada);
        assertThat(signIn.actorOf(opened.cookie())).contains(ada);
        signIn.signOut(opened.cookie());
        assertThat(signIn.actorOf(opened.cookie())).isEmpty();
        signIn.signOut(opened.cookie());
    }

    @Test
    void doesNotTellWhichOfTheTwoWasWrong() {
        signIn.changePassword(ada, "", PASSWORD);

        Problem wrongPassword = problem(() -> signIn.withPassword(ada.login(), "wrong", "10.0.0.2"));
        Problem wrongLogin = problem(() -> signIn.withPassword("nobody" + world.mark, PASSWORD, "10.0.0.2"));
        Problem noPassword = problem(() -> signIn.withPassword(admin.login(), PASSWORD, "10.0.0.2"));
        assertThat(wrongPassword.type()).isEqualTo(IdentityProblem.SIGN_IN_REFUSED);
        assertThat(List.of(wrongLogin.detail(), noPassword.detail())).containsOnly(wrongPassword.detail());
    }

    @Test
    void guessingIsSlowedDownPerLoginAndAddress() {
        signIn.changePassword(ada, "", PASSWORD);
        String address = "10.1." + world.mark;
        for (int i = 0; i < 5; i++) {
            refused(IdentityProblem.SIGN_IN_REFUSED, () -> signIn.withPassword(ada.login(), "wrong", address));
        }

        Problem slowed = problem(() -> signIn.withPassword(ada.login(), PASSWORD, address));
        assertThat(slowed.type()).isEqualTo(IdentityProblem.TOO_MANY_ATTEMPTS);
        assertThat(slowed.members()).containsKey("retryAfter");
        assertThat(signIn.withPassword(ada.login(), PASSWORD, "10.2." + world.mark)
                        .actor())
                .isEqualTo(ada);
    }

    @Test
    void pauseGrowsToAQuarterOfAnHourAndIsForgotten() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00Z"));
        SignInThrottle throttle = new SignInThrottle(new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Objects.requireNonNull(now.get());
            }
        });
        for (int i = 0; i < 30; i++) {
            throttle.failed("ada", "a");
        }
        assertThat(problem(() -> throttle.check("ada", "a")).members()).containsEntry("retryAfter", 901L);
        throttle.check("ada", "another address");
        now.set(Objects.requireNonNull(now.get()).plus(Duration.ofMinutes(16)));
        throttle.check("ada", "a");
        now.set(Objects.requireNonNull(now.get()).plus(Duration.ofHours(2)));
        throttle.failed("ada", "a");
        throttle.check("ada", "a");
    }

    @Test
    void tokenSessionMayNoMoreAndLivesNoLongerThanItsToken() {
        Tokens tokens = Wired.bean(Tokens.class);
        NewToken token = tokens.create(ada, "x", List.of("skills:read", "profile:own"), Duration.ofHours(2));
        SignIn.OpenedSession opened = signIn.withToken(" " + token.value() + "\n", "10.0.0.3");

        assertThat(opened.lifetime()).isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
        Actor actor = signIn.actorOf(opened.cookie()).orElseThrow();
        assertThat(actor.permissions()).containsExactlyInAnyOrder(Permission.SKILLS_READ, Permission.PROFILE_OWN);
        refused(PlatformProblem.FORBIDDEN, () -> signIn.changePassword(actor, "", PASSWORD));

        tokens.revoke(ada, token.token().id());
        assertThat(signIn.actorOf(opened.cookie())).isEmpty();
        refused(IdentityProblem.SIGN_IN_REFUSED, () -> signIn.withToken(token.value(), "10.0.0.3"));
    }

    @Test
    void newPasswordNeedsTheOldOneAndEndsOtherSessions() {
        signIn.changePassword(ada, "", PASSWORD);
        SignIn.OpenedSession opened = signIn.withPassword(ada.login(), PASSWORD, "10.0.0.4");

        refused(IdentityProblem.PASSWORD_REFUSED, () -> signIn.changePassword(ada, "", "another good one"));
        refused(IdentityProblem.PASSWORD_REFUSED, () -> signIn.changePassword(ada, "wrong wrong", "another good one"));
        refused(IdentityProblem.PASSWORD_REFUSED, () -> signIn.changePassword(ada, PASSWORD, "short"));
        refused(IdentityProblem.PASSWORD_REFUSED, () -> signIn.changePassword(ada, PASSWORD, "aaaaaaaaaaaaaaaa"));
        assertThat(signIn.actorOf(opened.cookie())).isPresent();

        signIn.changePassword(ada, PASSWORD, "another good one");
        assertThat(signIn.actorOf(opened.cookie())).isEmpty();
        refused(IdentityProblem.SIGN_IN_REFUSED, () -> signIn.withPassword(ada.login(), PASSWORD, "10.0.0.5"));
        assertThat(signIn.withPassword(ada.login(), "another good one", "10.0.0.5")
                        .actor())
                .isEqualTo(ada);
    }

    @Test
    void disablingEndsTokensAndSessionsForGood() {
        signIn.changePassword(ada, "", PASSWORD);
        SignIn.OpenedSession opened = signIn.withPassword(ada.login(), PASSWORD, "10.0.0.6");
        String token = world.token(ada);

        users.put(admin, ada.login(), state("disabled"));
        assertThat(signIn.actorOf(opened.cookie())).isEmpty();
        refused(
                IdentityProblem.TOKEN_REFUSED,
                () -> Wired.bean(Credentials.class).token(token));
        refused(IdentityProblem.SIGN_IN_REFUSED, () -> signIn.withPassword(ada.login(), PASSWORD, "10.0.0.6"));

        users.put(admin, ada.login(), state("active"));
        assertThat(signIn.actorOf(opened.cookie())).isEmpty();
        refused(
                IdentityProblem.TOKEN_REFUSED,
                () -> Wired.bean(Credentials.class).token(token));
    }

    @Test
    void profileShowsOneself() {
        assertThat(signIn.profile(ada))
                .usingRecursiveComparison()
                .ignoringFields("createdAt")
                .isEqualTo(new UserRow(ada.login(), "ada", "author", "active", false, List.of(), Instant.EPOCH, 1));
    }

    private static UserChange state(String state) {
        return new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(state));
    }

    private static Problem problem(ThrowingCallable call) {
        AtomicReference<Problem> caught = new AtomicReference<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, caught::set);
        return Objects.requireNonNull(caught.get());
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThat(problem(call).type()).isEqualTo(type);
    }
}
