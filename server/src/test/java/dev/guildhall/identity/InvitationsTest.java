package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final String PASSWORD = "correct horse battery";
    private static final UserChange NOTHING =
            new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final Invitations invitations = Wired.bean(Invitations.class);
    private final SignIn signIn = Wired.bean(SignIn.class);
    private final Users users = Wired.bean(Users.class);
    private final World world = new World();
    private final Actor admin = world.user("admin", Role.ADMINISTRATOR);
    private final Actor ada = world.user("ada", Role.AUTHOR);
    private final String address = "10.9." + world.mark;

    @Test
    void letsOneUserSetOnePasswordOnce() {
        Invitation made = invitations.invite(admin, ada.login());

        assertThat(made.url()).isEqualTo("http://localhost:9080/invitation?code=" + made.code());
        assertThat(made.toString()).doesNotContain(made.code());
        assertThat(Duration.between(Instant.now(), made.expiresAt())).isBetween(Duration.ofDays(6), Duration.ofDays(7));
        assertThat(invitations.look(made.code(), address))
                .isEqualTo(new InvitedUser(ada.login(), "ada", made.expiresAt()));
        assertThat(users.access(admin, ada.login())).isEqualTo(new UserAccess(0, 0, Optional.of(made.expiresAt())));

        assertThat(invitations.accept(made.code(), PASSWORD, address).hasPassword())
                .isTrue();
        assertThat(signIn.withPassword(ada.login(), PASSWORD, address).actor()).isEqualTo(ada);
        refused(IdentityProblem.INVITATION_OVER, () -> invitations.accept(made.code(), PASSWORD, address));
        assertThat(users.access(admin, ada.login())).isEqualTo(new UserAccess(1, 0, Optional.empty()));
    }

    @Test
    void endsPasswordAndSessionsAndLeavesTokens() {
        signIn.changePassword(ada, "", PASSWORD);
        String cookie = signIn.withPassword(ada.login(), PASSWORD, address).cookie();
        String token = world.token(ada);

        invitations.invite(admin, ada.login());

        assertThat(signIn.actorOf(cookie)).isEmpty();
        refused(IdentityProblem.SIGN_IN_REFUSED, () -> signIn.withPassword(ada.login(), PASSWORD, address));
        assertThat(Wired.bean(Credentials.class).token(token).actor().login()).isEqualTo(ada.login());
    }

    @Test
    void newerInvitationReplacesTheOlder() {
        Invitation first = invitations.invite(admin, ada.login());
        Invitation second = invitations.invite(admin, ada.login());
        refused(IdentityProblem.INVITATION_OVER, () -> invitations.look(first.code(), address));
        assertThat(invitations.look(second.code(), address).login()).isEqualTo(ada.login());
    }

    @Test
    void refusedPasswordLeavesItOpen() {
        Invitation made = invitations.invite(admin, ada.login());
        refused(IdentityProblem.PASSWORD_REFUSED, () -> invitations.accept(made.code(), "short", address));
        assertThat(invitations.look(made.code(), address).login()).isEqualTo(ada.login());
    }

    @Test
    void disablingAndAPasswordOfOnesOwnEndIt() {
        Invitation disabled = invitations.invite(admin, ada.login());
        users.put(
                admin,
                ada.login(),
                new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("disabled")));
        refused(IdentityProblem.INVITATION_OVER, () -> invitations.look(disabled.code(), address));
        refused(IdentityProblem.USER_DISABLED, () -> invitations.invite(admin, ada.login()));
        users.put(
                admin,
                ada.login(),
                new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("active")));
        refused(IdentityProblem.INVITATION_OVER, () -> invitations.look(disabled.code(), address));

        Invitation overtaken = invitations.invite(admin, ada.login());
        signIn.changePassword(ada, "", PASSWORD);
        refused(IdentityProblem.INVITATION_OVER, () -> invitations.look(overtaken.code(), address));
    }

    @Test
    void onlyAdministratorsInviteAndOnlyTheirOwn() {
        Actor operator = world.user("op", Role.OPERATOR);
        Actor stranger = new World().user("admin", Role.ADMINISTRATOR);
        refused(PlatformProblem.FORBIDDEN, () -> invitations.invite(operator, ada.login()));
        refused(IdentityProblem.UNKNOWN_USER, () -> invitations.invite(stranger, ada.login()));
        refused(IdentityProblem.UNKNOWN_USER, () -> users.access(stranger, ada.login()));
    }

    @Test
    void guessingIsSlowedDown() {
        for (int i = 0; i < 5; i++) {
            refused(IdentityProblem.INVITATION_OVER, () -> invitations.look("guess", address));
        }
        refused(IdentityProblem.TOO_MANY_ATTEMPTS, () -> invitations.look("guess", address));
    }

    @Test
    void httpShowsTheCodeOnceAndKeepsItOutOfCaches() {
        Api api = Api.withToken(world.token(admin));
        Api.Answer made = api.post("/api/v1/users/" + ada.login() + "/invitation", "{}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).contains("no-store");
        String code = made.json().getString("code");
        assertThat(List.of(
                        api.get("/api/v1/users/" + ada.login() + "/access").body(),
                        api.get("/api/v1/users/" + ada.login()).body(),
                        api.get("/api/v1/audit").body()))
                .noneMatch(body -> body.contains(code));
    }

    @Test
    void createsOnlyWhoIsNotThereYet() {
        String login = "eve." + world.mark;
        Api api = Api.withToken(world.token(admin)).with("If-None-Match", "*");
        assertThat(api.put("/api/v1/users/" + login, "{}").status()).isEqualTo(200);
        assertThat(api.put("/api/v1/users/" + login, "{\"role\":\"author\"}").status())
                .isEqualTo(412);
        assertThat(users.put(admin, login, NOTHING).role()).isEqualTo("viewer");
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
