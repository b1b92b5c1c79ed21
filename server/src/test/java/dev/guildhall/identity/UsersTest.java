package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.audit.AuditLog;
import dev.guildhall.audit.AuditQuery;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Wired;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UsersTest {
    private static final UserChange NOTHING =
            new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final Users users = Wired.bean(Users.class);
    private final Teams teams = Wired.bean(Teams.class);
    private final World world = new World();
    private final Actor admin = world.user("admin", Role.ADMINISTRATOR);
    private final String login = "eve." + world.mark;

    @Test
    void createsWithDefaultsAndRepeatsTheAnswer() {
        UserRow made = users.put(admin, login, NOTHING);
        assertThat(made.role()).isEqualTo("viewer");
        assertThat(made.displayName()).isEqualTo(login);
        assertThat(users.put(admin, login, NOTHING)).isEqualTo(made);
        assertThat(entries(login)).isEqualTo(1);

        UserChange full = new UserChange(
                Optional.of("Eve"), Optional.of("author"), Optional.of("correct horse battery"), Optional.of("active"));
        UserRow changed = users.put(admin, login, full);
        assertThat(changed.hasPassword()).isTrue();
        assertThat(users.put(admin, login, full)).isEqualTo(changed);
        assertThat(entries(login)).isEqualTo(2);
        assertThat(full.toString()).doesNotContain("horse");
    }

    @Test
    void onlyAdministratorsWrite() {
        Actor operator = world.user("op", Role.OPERATOR);
        refused(PlatformProblem.FORBIDDEN, () -> users.put(operator, login, NOTHING));
        refused(PlatformProblem.FORBIDDEN, () -> users.list(world.user("au", Role.AUTHOR), PageRequest.first(1)));
        assertThat(users.list(operator, PageRequest.first(100)).items())
                .extracting(UserRow::login)
                .contains(admin.login());
    }

    @Test
    void findsByLoginAndDisplayNameLiterally() {
        users.put(
                admin,
                login,
                new UserChange(Optional.of("Eve 100% Young"), Optional.empty(), Optional.empty(), Optional.empty()));
        for (String text : new String[] {"EVE", "100% y", " young ", world.mark}) {
            assertThat(users.list(admin, text, PageRequest.first(10)).items())
                    .as(text)
                    .extracting(UserRow::login)
                    .contains(login);
        }
        assertThat(users.list(admin, "e%y", PageRequest.first(10)).items()).isEmpty();
        assertThat(users.list(new World().user("admin", Role.ADMINISTRATOR), "young", PageRequest.first(10))
                        .items())
                .isEmpty();
        refused(PlatformProblem.BAD_REQUEST, () -> users.list(admin, "x".repeat(101), PageRequest.first(1)));
    }

    @Test
    void lastAdministratorStays() {
        UserChange demoted =
                new UserChange(Optional.empty(), Optional.of("viewer"), Optional.empty(), Optional.empty());
        UserChange disabled =
                new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("disabled"));
        refused(IdentityProblem.LAST_ADMINISTRATOR, () -> users.put(admin, admin.login(), demoted));
        refused(IdentityProblem.LAST_ADMINISTRATOR, () -> users.put(admin, admin.login(), disabled));
        assertThat(users.user(admin, admin.login()).state()).isEqualTo("active");

        world.user("second", Role.ADMINISTRATOR);
        assertThat(users.put(admin, admin.login(), demoted).role()).isEqualTo("viewer");
    }

    @Test
    void refusesWhatMakesNoUser() {
        refused(IdentityProblem.NAME_REFUSED, () -> users.put(admin, "No Name", NOTHING));
        refused(
                IdentityProblem.NAME_REFUSED,
                () -> users.put(
                        admin,
                        login,
                        new UserChange(Optional.empty(), Optional.of("king"), Optional.empty(), Optional.empty())));
        refused(
                IdentityProblem.PASSWORD_REFUSED,
                () -> users.put(
                        admin,
                        login,
                        new UserChange(Optional.empty(), Optional.empty(), Optional.of("short"), Optional.empty())));
        refused(IdentityProblem.UNKNOWN_USER, () -> users.user(admin, login));
    }

    @Test
    void teamsHoldUsers() {
        users.put(admin, login, NOTHING);
        TeamRow team = teams.put(admin, "docs", "Docs");
        assertThat(teams.put(admin, "docs", "Docs")).isEqualTo(team);
        teams.putMember(admin, "docs", login);
        teams.putMember(admin, "docs", login);

        assertThat(users.user(admin, login).teams()).containsExactly("docs");
        assertThat(teams.team(admin, "docs").members()).isEqualTo(1);
        assertThat(teams.members(admin, "docs", PageRequest.first(5)).items())
                .extracting(TeamMemberRow::user)
                .containsExactly(login);
        teams.removeMember(admin, "docs", login);
        refused(IdentityProblem.UNKNOWN_MEMBER, () -> teams.removeMember(admin, "docs", login));
        refused(IdentityProblem.UNKNOWN_TEAM, () -> teams.team(admin, "nosuch"));
    }

    private long entries(String target) {
        AuditQuery query = new AuditQuery(
                Optional.empty(), Optional.empty(), Optional.of(target), Optional.empty(), Optional.empty());
        return Wired.bean(AuditLog.class)
                .entries(admin, query, PageRequest.first(100))
                .items()
                .size();
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
