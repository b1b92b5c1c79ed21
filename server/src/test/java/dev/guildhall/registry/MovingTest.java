package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.plugins.DependencyTrees;
import dev.guildhall.plugins.PluginRef;
import dev.guildhall.plugins.PluginStatus;
import dev.guildhall.plugins.SkillPlugins;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of skills: which are refused, and how a skill gets another one without losing who uses it. */
class MovingTest {
    private final Moving moving = Wired.bean(Moving.class);
    private final Catalog catalog = Wired.bean(Catalog.class);
    private final Dependents dependents = Wired.bean(Dependents.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor administrator = guild.user(Role.ADMINISTRATOR);
    private final Actor viewer = guild.user(Role.VIEWER);

    @BeforeEach
    void aSkill() throws IOException {
        Wired.bean(Owners.class).put(author, "forge", null, null);
        publish("grind", "1.0.0");
    }

    @Test
    void keepsEverythingUnderANewName() throws IOException {
        publish("grind", "1.1.0");
        String digest = catalog.version(viewer, "mill", "grind", "1.0.0").archiveDigest();
        SkillDetail moved = moving.rename(author, "mill", "grind", "crush");
        assertThat(moved.name()).isEqualTo("crush");
        assertThat(moved.channels()).containsEntry("latest", "1.1.0");
        assertThat(catalog.version(viewer, "mill", "crush", "1.0.0").archiveDigest())
                .isEqualTo(digest);
        refused(RegistryProblem.SKILL_MOVED, () -> catalog.skill(viewer, "mill", "grind"));
        assertThat(moving.redirects(viewer, "mill", "crush"))
                .extracting(RedirectRow::owner, RedirectRow::name, RedirectRow::createdBy)
                .containsExactly(tuple("mill", "grind", author.login()));
        assertThat(audited("skill.renamed")).isOne();
        publish("crush", "1.2.0");
        assertThat(catalog.skill(viewer, "mill", "crush").channels()).containsEntry("latest", "1.2.0");
    }

    @Test
    void isFoundUnderBothNames() {
        moving.rename(author, "mill", "grind", "crush-stones");
        for (String typed : List.of("crush", "crush-stones", "grind", "stones")) {
            assertThat(Listing.of(
                                    viewer,
                                    new SkillQuery(
                                            typed,
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty()),
                                    PageRequest.first(5))
                            .items())
                    .as(typed)
                    .extracting(SkillRow::name, SkillRow::displayName)
                    .containsExactly(tuple("crush-stones", "crush-stones"));
        }
    }

    @Test
    void growsNoWordsWhenItIsRenamedBackAndForth() throws IOException {
        moving.rename(author, "mill", "grind", "crush-stones");
        moving.rename(author, "mill", "crush-stones", "grind");
        List<Long> before = words();
        for (int i = 0; i < 50; i++) {
            moving.rename(author, "mill", "grind", "crush-stones");
            moving.rename(author, "mill", "crush-stones", "grind");
        }
        assertThat(words()).isEqualTo(before);
        assertThat(found("crush")).containsExactly("grind");
        publish("grind", "1.1.0");
        assertThat(found("crush")).containsExactly("grind");
        moving.free(administrator, "mill", "crush-stones");
        assertThat(found("crush")).isEmpty();
        assertThat(found("grind")).containsExactly("grind");
    }

    private List<Long> words() {
        return List.of(
                        "select length(haystack) from skill",
                        "select length(cast(headline as text)) from skill",
                        "select length(cast(search as text)) from skill",
                        "select sum(length(haystack) + length(cast(search as text))) from skill_version")
                .stream()
                .map(select -> Guild.count(select + " where organisation_id = ?", guild.id))
                .toList();
    }

    private List<String> found(String typed) {
        SkillQuery query =
                new SkillQuery(typed, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return Listing.of(viewer, query, PageRequest.first(5)).items().stream()
                .map(SkillRow::name)
                .toList();
    }

    @Test
    void givesASkillToAnotherOwner() {
        SkillDetail given = moving.transfer(author, "mill", "grind", "@forge");
        assertThat(given.owner()).isEqualTo("forge");
        assertThat(catalog.version(viewer, "forge", "grind", "latest").row().version())
                .isEqualTo("1.0.0");
        assertThat(audited("skill.transferred")).isOne();
    }

    @Test
    void changesNothingWhenTheNameIsTheSame() {
        moving.rename(author, "mill", "grind", "grind");
        moving.transfer(author, "mill", "grind", "mill");
        assertThat(moving.redirects(viewer, "mill", "grind")).isEmpty();
        assertThat(audited("skill.renamed")).isZero();
    }

    @Test
    void asksForWhoManagesBoth() {
        Actor elsewhere = guild.authorOf("quarry");
        forbidden(() -> moving.transfer(author, "mill", "grind", "quarry"));
        forbidden(() -> moving.transfer(elsewhere, "mill", "grind", "quarry"));
        forbidden(() -> moving.rename(elsewhere, "mill", "grind", "crush"));
        forbidden(() -> moving.rename(viewer, "mill", "grind", "crush"));
        assertThat(moving.transfer(administrator, "mill", "grind", "quarry").owner())
                .isEqualTo("quarry");
    }

    @Test
    void keepsTheOldNameFromEverybodyElseUntilAnAdministratorFreesIt() throws IOException {
        moving.rename(author, "mill", "grind", "crush");
        assertThatThrownBy(() -> publish("grind", "1.0.1")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type()).isEqualTo(RegistryProblem.SKILL_MOVED);
            assertThat(problem.detail()).contains("@mill/crush");
        });
        publish("other", "1.0.0");
        refused(RegistryProblem.SKILL_MOVED, () -> moving.rename(author, "mill", "other", "grind"));
        refused(PlatformProblem.FORBIDDEN, () -> moving.free(author, "mill", "grind"));
        refused(RegistryProblem.NO_REDIRECT, () -> moving.free(administrator, "mill", "other"));
        moving.free(administrator, "mill", "grind");
        publish("grind", "1.0.0");
        assertThat(catalog.skill(viewer, "mill", "grind").versionCount()).isOne();
        assertThat(audited("skill.redirect-freed")).isOne();
    }

    @Test
    void takesItsOwnOldNameBack() {
        moving.rename(author, "mill", "grind", "crush");
        moving.rename(author, "mill", "crush", "grind");
        assertThat(moving.redirects(viewer, "mill", "grind"))
                .extracting(RedirectRow::name)
                .containsExactly("crush");
    }

    @Test
    void hasSoManyEarlierAddressesAndNoMore() {
        String name = "grind";
        for (int i = 0; i < Moving.MOST_REDIRECTS; i++) {
            String next = "name-" + (char) ('a' + i);
            moving.rename(author, "mill", name, next);
            name = next;
        }
        String last = name;
        refused(RegistryProblem.TOO_OFTEN_MOVED, () -> moving.rename(author, "mill", last, "one-too-many"));
    }

    @Test
    void resolvesDependenciesByTheOldName() throws IOException {
        publish("wheel", "1.0.0", "@mill/grind", "^1");
        moving.rename(author, "mill", "grind", "crush");
        moving.transfer(author, "mill", "crush", "forge");
        DependencyTrees trees = Wired.bean(DependencyTrees.class);
        assertThat(trees.tree(guild.id, "mill", "wheel", "1.0.0").closure())
                .extracting(dependency -> dependency.id())
                .containsExactly("@forge/crush");
        assertThat(dependents
                        .page(viewer, "forge", "crush", PageRequest.first(5))
                        .items())
                .containsExactly(new DependentRow("mill", "wheel", "1.0.0", true, "^1", "@mill/grind", true));
        publish("axle", "1.0.0", "@mill/grind", "^1", "@mill/wheel", "^1");
        assertThat(trees.tree(guild.id, "mill", "axle", "1.0.0").closure())
                .extracting(dependency -> dependency.id())
                .containsExactly("@forge/crush", "@mill/wheel");
    }

    @Test
    void asksTheOwnerOfTodayForTrust() {
        Owners owners = Wired.bean(Owners.class);
        owners.trust(administrator, "mill", true, "Known.");
        RegistryShelf shelf = Wired.bean(RegistryShelf.class);
        assertThat(trusted(shelf, "mill")).isTrue();
        moving.transfer(author, "mill", "grind", "forge");
        assertThat(trusted(shelf, "mill")).isFalse();
        assertThat(trusted(shelf, "forge")).isFalse();
        owners.trust(administrator, "mill", false, "Sold.");
        owners.trust(administrator, "forge", true, "Known too.");
        assertThat(trusted(shelf, "mill")).isTrue();
        assertThat(trusted(shelf, "forge")).isTrue();
    }

    private boolean trusted(RegistryShelf shelf, String owner) {
        return shelf.find(guild.id, owner, "grind", "1.0.0").orElseThrow().publisherTrusted();
    }

    @Test
    void keepsOnePluginUnderBothAddresses() {
        SkillPlugins plugins = Wired.bean(SkillPlugins.class);
        PluginRef old = new PluginRef(guild.id, "mill", "grind", "1.0.0");
        plugins.start(old);
        plugins.stop(old);
        moving.transfer(author, "mill", "grind", "forge");
        PluginStatus followed =
                plugins.list(guild.id, PageRequest.first(5)).items().getFirst();
        assertThat(followed.id()).isEqualTo("@forge/grind");
        assertThat(followed.state()).isEqualTo("STOPPED");
        assertThat(plugins.describe(old)).isEqualTo(followed);
        assertThat(plugins.start(old).state()).isEqualTo("STARTED");
        assertThat(plugins.list(guild.id, PageRequest.first(5)).items())
                .extracting(PluginStatus::id, PluginStatus::state)
                .containsExactly(tuple("@forge/grind", "STARTED"));
    }

    @Test
    void leadsReadersOnAndTellsWriters() {
        moving.rename(author, "mill", "grind", "crush");
        moving.transfer(author, "mill", "crush", "forge");
        Api api = Api.withToken(Wired.bean(Tokens.class)
                .create(
                        author,
                        "test",
                        List.of(Permission.SKILLS_READ.scope(), Permission.SKILLS_MANAGE.scope()),
                        Duration.ofHours(1))
                .value());
        Map<String, String> addresses = Map.of(
                "/api/v1/skills/@mill/grind", "/api/v1/skills/@forge/crush",
                "/api/v1/skills/%40mill/crush/versions?limit=2", "/api/v1/skills/@forge/crush/versions?limit=2",
                "/api/v1/skills/@mill/grind/versions/1.0.0/archive",
                        "/api/v1/skills/@forge/crush/versions/1.0.0/archive",
                "/api/v1/skills/@mill/grind/versions/1.0.0/files/SKILL.md",
                        "/api/v1/skills/@forge/crush/versions/1.0.0/files/SKILL.md",
                "/api/v1/skills/@mill/grind/dependents", "/api/v1/skills/@forge/crush/dependents");
        addresses.forEach((old, now) -> {
            Api.Answer answer = api.get(old);
            assertThat(answer.status()).as(old + answer.body()).isEqualTo(308);
            assertThat(answer.header("Location")).contains(now);
            assertThat(answer.body()).isEmpty();
            assertThat(api.get(now).status()).as(now).isEqualTo(200);
        });
        Api.Answer write = api.post("/api/v1/skills/@mill/grind/versions/1.0.0/yank", "{\"reason\": \"old\"}");
        assertThat(write.status()).isEqualTo(409);
        assertThat(write.body()).contains("skill-moved", "@forge/crush");
        assertThat(api.get("/api/v1/skills/@mill/never").status()).isEqualTo(404);
        assertThat(api.post("/api/v1/skills/@forge/crush/rename", "{\"name\": \"break\"}")
                        .json()
                        .getString("name"))
                .isEqualTo("break");
        assertThat(api.get("/api/v1/skills/@forge/break/redirects").json().getJsonArray("items"))
                .hasSize(3);
        assertThat(api.delete("/api/v1/skills/@mill/grind/redirect").status()).isEqualTo(403);
    }

    @Test
    void keepsTenantsApart() throws IOException {
        moving.rename(author, "mill", "grind", "crush");
        Guild other = new Guild();
        Actor stranger = other.user(Role.ADMINISTRATOR);
        refused(RegistryProblem.SKILL_UNKNOWN, () -> catalog.skill(stranger, "mill", "grind"));
        refused(RegistryProblem.SKILL_UNKNOWN, () -> moving.redirects(stranger, "mill", "crush"));
        refused(RegistryProblem.NO_REDIRECT, () -> moving.free(stranger, "mill", "grind"));
        assertThatThrownBy(() -> moving.rename(stranger, "mill", "crush", "x-y"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(404));
        Api api = Api.withToken(Wired.bean(Tokens.class)
                .create(stranger, "test", List.of(Permission.SKILLS_READ.scope()), Duration.ofHours(1))
                .value());
        assertThat(api.get("/api/v1/skills/@mill/grind").status()).isEqualTo(404);
        Actor same = other.authorOf("mill");
        Guild.publish(same, Guild.skill("grind", "Theirs."), "mill", "1.0.0");
        assertThat(catalog.skill(same, "mill", "grind").versionCount()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Grind", "", "a--b", "-a", "über", "a b", "../x"})
    void refusesWhatIsNoName(String name) {
        refused(RegistryProblem.NAME_FORMAT, () -> moving.rename(author, "mill", "grind", name));
    }

    @Test
    void refusesNamesThatLookLikeAnotherOfTheOwner() throws IOException {
        for (String name : List.of("gr1nd", "gr-ind", "grlnd")) {
            refused(RegistryProblem.NAME_CONFUSABLE, () -> publish(name, "1.0.0"));
        }
        refused(RegistryProblem.NAME_RESERVED, () -> publish("0fficial", "1.0.0"));
        refused(RegistryProblem.NAME_RESERVED, () -> moving.rename(author, "mill", "grind", "verified"));
        publish("other", "1.0.0");
        refused(RegistryProblem.NAME_TAKEN, () -> moving.rename(author, "mill", "grind", "other"));
        // Another owner may have the same name: that is what owners are for.
        Actor elsewhere = guild.authorOf("quarry");
        Guild.publish(elsewhere, Guild.skill("grind", "Mine."), "quarry", "1.0.0");
        refused(RegistryProblem.NAME_TAKEN, () -> moving.transfer(administrator, "quarry", "grind", "mill"));
    }

    private PublishedVersion publish(String name, String version, String... needs) throws IOException {
        StringBuilder yaml = new StringBuilder("schema: guildhall/v1\n");
        for (int i = 0; i < needs.length; i += 2) {
            yaml.append(i == 0 ? "dependencies:\n" : "").append("  \"%s\": \"%s\"\n".formatted(needs[i], needs[i + 1]));
        }
        return Guild.publish(
                        author,
                        Guild.skill(
                                name,
                                "Does " + name + ".",
                                "Version " + version,
                                Map.of("skill.yaml", yaml.toString())),
                        "mill",
                        version)
                .version();
    }

    private long audited(String action) {
        return Guild.count(
                "select count(*) from audit_entry where organisation_id = ? and action = ?", guild.id, action);
    }

    private static void forbidden(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(403));
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
