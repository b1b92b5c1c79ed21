package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.audit.AuditEntry;
import dev.guildhall.audit.AuditLog;
import dev.guildhall.audit.AuditQuery;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Wired;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnersTest {
    private final Owners owners = Wired.bean(Owners.class);
    private final World world = new World();
    private final Actor ada = world.user("ada", Role.AUTHOR);
    private final Actor bob = world.user("bob", Role.AUTHOR);
    private final Actor admin = world.user("admin", Role.ADMINISTRATOR);

    @Test
    void creatorBecomesItsFirstOwner() {
        OwnerRow made = owners.put(ada, "@acme", "Acme", null);

        assertThat(made)
                .usingRecursiveComparison()
                .ignoringFields("id", "createdAt")
                .isEqualTo(new OwnerRow(
                        made.id(),
                        "acme",
                        "Acme",
                        Optional.empty(),
                        false,
                        made.createdAt(),
                        1,
                        Optional.of("owner"),
                        1));
        assertThat(owners.owner(ada, "acme")).isEqualTo(made);
        assertThat(owners.byId(world.id(), made.id()).orElseThrow().name()).isEqualTo("acme");
        assertThat(owners.members(ada, "acme"))
                .extracting(MemberRow::user, MemberRow::role)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ada.login(), "owner"));
    }

    @Test
    void sameAgainIsTheSameAnswerAndNoSecondEntry() {
        OwnerRow first = owners.put(ada, "acme", "Acme", null);
        OwnerRow second = owners.put(ada, "acme", "Acme", null);
        assertThat(second).isEqualTo(first);
        assertThat(actions("@acme")).containsExactly("owner.created");

        assertThat(owners.put(ada, "acme", "Acme Ltd", null).displayName()).isEqualTo("Acme Ltd");
        assertThat(owners.put(ada, "acme", null, null).displayName()).isEqualTo("Acme Ltd");
        assertThat(actions("@acme")).containsExactly("owner.changed", "owner.created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Acme",
                "a_b",
                "-a",
                "a-",
                "a--b",
                "über",
                "",
                "a/b",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesWhatIsNoName(String name) {
        refused(IdentityProblem.NAME_REFUSED, () -> owners.put(ada, name, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "adm1n", "guildhall", "gui1dhall", "guild-hall", "api", "support", "supp0rt"})
    void refusesReservedNamesAndTheirLikes(String name) {
        refused(IdentityProblem.NAME_CONFUSABLE, () -> owners.put(ada, name, null, null));
        refused(IdentityProblem.NAME_CONFUSABLE, () -> owners.put(admin, name, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"modern-lab", "m0dernlab", "modem-lab", "modem1ab"})
    void refusesNamesThatLookLikeAnother(String name) {
        owners.put(ada, "modernlab", null, null);

        assertThatThrownBy(() -> owners.put(bob, name, null, null)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(IdentityProblem.NAME_CONFUSABLE);
            assertThat(problem.detail()).contains("@modernlab");
        });
        assertThat(owners.put(bob, "modernist", null, null).name()).isEqualTo("modernist");
    }

    @Test
    void strangerMayNeitherRenameNorPublish() {
        owners.put(ada, "acme", "Acme", null);

        refused(IdentityProblem.NOT_A_MEMBER, () -> owners.put(bob, "acme", "Mine", null));
        assertThatThrownBy(() -> owners.publishable(bob, "acme")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type().status()).isEqualTo(403);
            assertThat(problem.detail()).contains(ada.login());
        });
        assertThat(owners.publishable(ada, "@acme").name()).isEqualTo("acme");
        assertThat(owners.publishable(admin, "acme").name()).isEqualTo("acme");
        refused(IdentityProblem.UNKNOWN_OWNER, () -> owners.publishable(ada, "nobody"));
    }

    @Test
    void publisherPublishesButDoesNotManage() {
        owners.put(ada, "acme", null, null);
        owners.putMember(ada, "acme", bob.login(), "publisher");

        assertThat(owners.publishable(bob, "acme").myRole()).contains("publisher");
        refused(IdentityProblem.NOT_A_MEMBER, () -> owners.putMember(bob, "acme", bob.login(), "owner"));
        owners.removeMember(ada, "acme", bob.login());
        refused(IdentityProblem.NOT_A_MEMBER, () -> owners.publishable(bob, "acme"));
        refused(IdentityProblem.UNKNOWN_MEMBER, () -> owners.removeMember(ada, "acme", bob.login()));
    }

    @Test
    void membersOfTheTeamThatHoldsItPublish() {
        Teams teams = Wired.bean(Teams.class);
        teams.put(admin, "docs", "Docs");
        teams.putMember(admin, "docs", bob.login());
        OwnerRow made = owners.put(ada, "acme", null, "docs");

        assertThat(made.team()).contains("docs");
        assertThat(owners.publishable(bob, "acme").myRole()).contains("publisher");
        assertThat(owners.list(bob, true, PageRequest.first(10)).items())
                .extracting(OwnerRow::name)
                .containsExactly("acme");
        refused(IdentityProblem.UNKNOWN_TEAM, () -> owners.put(ada, "acme", null, "nosuch"));
    }

    @Test
    void lastOwnerStays() {
        owners.put(ada, "acme", null, null);

        refused(IdentityProblem.LAST_OWNER, () -> owners.removeMember(ada, "acme", ada.login()));
        refused(IdentityProblem.LAST_OWNER, () -> owners.putMember(ada, "acme", ada.login(), "publisher"));
        owners.putMember(ada, "acme", bob.login(), "owner");
        owners.removeMember(bob, "acme", ada.login());
        assertThat(owners.members(bob, "acme")).extracting(MemberRow::user).containsExactly(bob.login());
    }

    @Test
    void onlyAdministratorsTrust() {
        owners.put(ada, "acme", null, null);

        refused(PlatformProblem.FORBIDDEN, () -> owners.trust(ada, "acme", true, "me"));
        assertThat(owners.trusted(world.id(), "acme")).isFalse();
        assertThat(owners.trust(admin, "acme", true, "reviewed").trusted()).isTrue();
        owners.trust(admin, "acme", true, "reviewed");
        assertThat(owners.trusted(world.id(), "@acme")).isTrue();
        assertThat(owners.trusted(world.id(), "nobody")).isFalse();
        assertThat(actions("@acme")).containsExactly("owner.trusted", "owner.created");
        refused(IdentityProblem.NAME_REFUSED, () -> owners.trust(admin, "acme", false, " "));
    }

    @Test
    void listsByNamePageByPage() {
        for (String name : List.of("cc", "aa", "bb")) {
            owners.put(ada, name, null, null);
        }
        Page<OwnerRow> first = owners.list(bob, false, PageRequest.first(2));
        assertThat(first.items()).extracting(OwnerRow::name).containsExactly("aa", "bb");
        Page<OwnerRow> second =
                owners.list(bob, false, PageRequest.of(2, first.next().orElseThrow()));
        assertThat(second.items()).extracting(OwnerRow::name).containsExactly("cc");
        assertThat(second.next()).isEmpty();
        assertThat(owners.list(bob, true, PageRequest.first(2)).items()).isEmpty();
    }

    private List<String> actions(String target) {
        AuditQuery query = new AuditQuery(
                Optional.empty(), Optional.empty(), Optional.of(target), Optional.empty(), Optional.empty());
        return Wired.bean(AuditLog.class).entries(admin, query, PageRequest.first(100)).items().stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
