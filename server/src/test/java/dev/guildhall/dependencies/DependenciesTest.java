package dev.guildhall.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.plugins.DependencyTree;
import dev.guildhall.plugins.DependencyTree.Node;
import dev.guildhall.plugins.DependencyTree.Note;
import dev.guildhall.plugins.DependencyTrees;
import dev.guildhall.plugins.ResolvedDependency;
import dev.guildhall.registry.BlastRadii;
import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.BlastRadius.Broken;
import dev.guildhall.registry.DependentRow;
import dev.guildhall.registry.Dependents;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.registry.RegistryProblem;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DependenciesTest {
    private final Needs needs = Wired.bean(Needs.class);
    private final Dependents dependents = Wired.bean(Dependents.class);
    private final BlastRadii radii = Wired.bean(BlastRadii.class);
    private final Lifecycle lifecycle = Wired.bean(Lifecycle.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @Test
    void drawsWhatAVersionNeedsWithTheVersionsChosen() throws IOException {
        publish("stone", "1.0.0");
        publish("stone", "1.2.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        publish("grind", "1.0.0", "@mill/wheel", "^1", "@mill/stone", "~1.2");
        assertThat(needs.of(viewer, "mill", "grind", "latest"))
                .isEqualTo(new DependencyTree(
                        "@mill/grind",
                        "1.0.0",
                        true,
                        List.of(
                                new ResolvedDependency("@mill/stone", "1.2.0"),
                                new ResolvedDependency("@mill/wheel", "1.0.0")),
                        List.of(
                                new Node("@mill/stone", "~1.2", Optional.of("1.2.0"), Note.NONE, List.of()),
                                new Node(
                                        "@mill/wheel",
                                        "^1",
                                        Optional.of("1.0.0"),
                                        Note.NONE,
                                        List.of(new Node(
                                                "@mill/stone", "^1", Optional.of("1.2.0"), Note.REPEATED, List.of())))),
                        List.of(),
                        true));
    }

    @Test
    void saysWhatDoesNotFitAndTheWayToIt() throws IOException {
        publish("stone", "1.0.0");
        publish("stone", "2.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        publish("grind", "1.0.0", "@mill/wheel", "^1");
        lifecycle.yank(author, "mill", "stone", "1.0.0", "It crumbles.");
        DependencyTree tree = needs.of(viewer, "mill", "grind", "1.0.0");
        assertThat(tree.resolved()).isFalse();
        assertThat(tree.problems())
                .containsExactly(
                        "@mill/grind 1.0.0 → @mill/wheel 1.0.0 → @mill/stone ^1: no version matches; there are 1.0.0 (yanked), 2.0.0");
        assertThat(tree.needs().getFirst().needs())
                .containsExactly(new Node("@mill/stone", "^1", Optional.empty(), Note.MISSING, List.of()));
    }

    @Test
    void listsWhoDependsOnItOneRowForEachSkill() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        publish("wheel", "1.1.0", "@mill/stone", "^1.0");
        publish("axle", "1.0.0", "@mill/stone", "=1.0.0");
        publish("axle", "2.0.0");
        publish("gone", "1.0.0", "@mill/stone", "^1");
        lifecycle.yank(author, "mill", "gone", "1.0.0", "old");
        publish("stone", "2.0.0");
        assertThat(dependents
                        .page(viewer, "mill", "stone", PageRequest.first(10))
                        .items())
                .containsExactly(
                        new DependentRow("mill", "axle", "1.0.0", false, "=1.0.0", "@mill/stone", false),
                        new DependentRow("mill", "wheel", "1.1.0", true, "^1.0", "@mill/stone", false));
        assertThat(dependents.count(viewer, "mill", "stone")).isEqualTo(2);
        Page<DependentRow> first = dependents.page(viewer, "mill", "stone", PageRequest.first(1));
        assertThat(first.items()).extracting(DependentRow::name).containsExactly("axle");
        assertThat(dependents
                        .page(
                                viewer,
                                "mill",
                                "stone",
                                PageRequest.of(1, first.next().orElseThrow()))
                        .items())
                .extracting(DependentRow::name)
                .containsExactly("wheel");
    }

    @Test
    void findsWhatAYankBreaksDirectlyAndThroughOthers() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        publish("grind", "1.0.0", "@mill/wheel", "^1");
        publish("grind", "1.0.1", "@mill/wheel", "^1");
        publish("other", "1.0.0", "@mill/stone", ">=1");
        BlastRadius alone = radii.of(viewer, "mill", "stone", "1.0.0");
        assertThat(alone.counts()).isEqualTo(new BlastRadius.Counts(3, 4, 0, 0, 0));
        assertThat(alone.complete()).isTrue();
        publish("stone", "2.0.0");
        BlastRadius radius = radii.of(viewer, "mill", "stone", "1.0.0");
        assertThat(radius.skills())
                .containsExactlyInAnyOrder(
                        new Broken(
                                "mill",
                                "wheel",
                                "1.0.0",
                                true,
                                true,
                                "@mill/wheel 1.0.0 → @mill/stone ^1: no version matches; there are 2.0.0"),
                        new Broken(
                                "mill",
                                "grind",
                                "1.0.1",
                                true,
                                false,
                                "@mill/grind 1.0.1 → @mill/wheel 1.0.0 → @mill/stone ^1: no version matches; there are 2.0.0"),
                        new Broken(
                                "mill",
                                "grind",
                                "1.0.0",
                                false,
                                false,
                                "@mill/grind 1.0.0 → @mill/wheel 1.0.0 → @mill/stone ^1: no version matches; there are 2.0.0"));
        assertThat(radius.counts()).isEqualTo(new BlastRadius.Counts(2, 3, 0, 0, 0));
    }

    @Test
    void countsNobodyWhereAnotherVersionFitsInBetween() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0");
        publish("wheel", "1.1.0", "@mill/stone", "^1");
        publish("grind", "1.0.0", "@mill/wheel", "^1");
        assertThat(radii.of(viewer, "mill", "stone", "1.0.0").skills())
                .extracting(Broken::name, Broken::version)
                .containsExactly(tuple("wheel", "1.1.0"));
    }

    @Test
    void findsNothingWhereItIsYankedAlreadyOrNobodyNeedsIt() throws IOException {
        publish("stone", "1.0.0");
        publish("stone", "1.1.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        assertThat(radii.of(viewer, "mill", "stone", "1.0.0")).isEqualTo(BlastRadius.NONE);
        assertThat(radii.of(viewer, "mill", "wheel", "latest")).isEqualTo(BlastRadius.NONE);
        lifecycle.yank(author, "mill", "stone", "1.0.0", "old");
        lifecycle.yank(author, "mill", "stone", "1.1.0", "old");
        assertThat(radii.of(viewer, "mill", "stone", "1.1.0")).isEqualTo(BlastRadius.NONE);
    }

    @Test
    void stopsAtItsLimitAndSaysSo() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        // Seeding hundreds of packages by publishing them would take a minute.
        Guild.execute("""
                with made as (
                    insert into skill_version (id, organisation_id, skill_id, version, sort_key, prerelease, digest, archive_digest,
                        archive_size, state, verdict, manifest, findings, fits, file_count, size, catalog_tokens, body_tokens,
                        published_by, published_at, display_name, description, haystack, headline, search)
                    select gen_random_uuid(), organisation_id, skill_id, '1.0.' || n, sort_key || n, false, digest, archive_digest,
                        archive_size, state, verdict, manifest, findings, fits, file_count, size, catalog_tokens, body_tokens,
                        published_by, published_at, display_name, description, haystack, headline, search
                    from skill_version v, generate_series(1, 500) n
                    where organisation_id = ? and exists (select 1 from skill_dependency d where d.version_id = v.id)
                    returning id)
                insert into skill_dependency select id, 'mill', 'stone', '^1' from made""", guild.id);
        BlastRadius radius = radii.of(viewer, "mill", "stone", "1.0.0");
        assertThat(radius.counts().versions()).isPositive().isLessThanOrEqualTo(BrokenSkills.MOST_VERSIONS);
        assertThat(radius.complete()).isFalse();
    }

    @Test
    void stopsAlsoCollectingWhenItsTimeIsOver() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        BrokenSkills late = new BrokenSkills(dependents, Wired.bean(DependencyTrees.class), Duration.ofSeconds(-1));
        assertThat(late.of(guild.id, "mill", "stone", "1.0.0")).isEqualTo(BlastRadius.of(List.of(), false));
    }

    @Test
    void keepsTenantsApart() throws IOException {
        publish("stone", "1.0.0");
        Guild other = new Guild();
        Actor stranger = other.authorOf("mill");
        Guild.publish(stranger, Guild.skill("stone", "Theirs."), "mill", "1.0.0");
        publish(stranger, "wheel", "1.0.0", "@mill/stone", "^1");
        assertThat(dependents
                        .page(viewer, "mill", "stone", PageRequest.first(10))
                        .items())
                .isEmpty();
        assertThat(dependents.count(viewer, "mill", "stone")).isZero();
        assertThat(radii.of(viewer, "mill", "stone", "1.0.0")).isEqualTo(BlastRadius.NONE);
        assertThat(radii.of(stranger, "mill", "stone", "1.0.0").counts().skills())
                .isOne();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> dependents.page(viewer, "mill", "wheel", PageRequest.first(10)),
                () -> dependents.count(viewer, "mill", "wheel"),
                () -> needs.of(viewer, "mill", "wheel", "1.0.0"),
                () -> radii.of(viewer, "mill", "wheel", "1.0.0"))) {
            refused(RegistryProblem.SKILL_UNKNOWN, call);
        }
    }

    @Test
    void showsAHeldVersionsNeedsOnlyToThoseWhoMaySeeIt() throws IOException {
        publish("stone", "1.0.0");
        Actor reviewer = guild.user(Role.REVIEWER);
        lifecycle.hold(reviewer, "mill", "stone", "1.0.0", "A report came in.");
        refused(RegistryProblem.VERSION_HELD, () -> needs.of(viewer, "mill", "stone", "1.0.0"));
        refused(RegistryProblem.VERSION_HELD, () -> radii.of(viewer, "mill", "stone", "1.0.0"));
        assertThat(needs.of(reviewer, "mill", "stone", "1.0.0").resolved()).isTrue();
    }

    @Test
    void answersOverHttpAndTellsTheYankWhatItReached() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        Api api = Api.withToken(Wired.bean(Tokens.class)
                .create(
                        author,
                        "test",
                        List.of(Permission.SKILLS_READ.scope(), Permission.SKILLS_MANAGE.scope()),
                        Duration.ofHours(1))
                .value());
        String skill = "/api/v1/skills/@mill/stone";
        assertThat(api.get("/api/v1/skills/@mill/wheel/versions/1.0.0/dependencies")
                        .body())
                .contains("\"closure\":[{\"id\":\"@mill/stone\",\"version\":\"1.0.0\"}]");
        assertThat(api.get(skill + "/dependents?limit=1").json().getJsonArray("items"))
                .hasToString(
                        "[{\"owner\":\"mill\",\"name\":\"wheel\",\"version\":\"1.0.0\",\"latest\":true,\"range\":\"^1\",\"named\":\"@mill/stone\",\"satisfied\":true}]");
        assertThat(api.get(skill + "/versions/1.0.0/blast-radius").json().getJsonObject("counts"))
                .hasToString("{\"skills\":1,\"versions\":1,\"agents\":0,\"schedules\":0,\"sessions\":0}");
        Api.Answer yanked = api.post(skill + "/versions/1.0.0/yank", "{\"reason\": \"It crumbles.\"}");
        assertThat(yanked.status()).as(yanked.body()).isEqualTo(200);
        assertThat(yanked.json().getString("state")).isEqualTo("yanked");
        assertThat(yanked.json()
                        .getJsonObject("blastRadius")
                        .getJsonObject("counts")
                        .getInt("skills"))
                .isOne();
    }

    private void publish(String name, String version, String... needs) throws IOException {
        publish(author, name, version, needs);
    }

    private static void publish(Actor actor, String name, String version, String... needs) throws IOException {
        StringBuilder yaml = new StringBuilder("schema: guildhall/v1\n");
        for (int i = 0; i < needs.length; i += 2) {
            yaml.append(i == 0 ? "dependencies:\n" : "").append("  \"%s\": \"%s\"\n".formatted(needs[i], needs[i + 1]));
        }
        Guild.publish(
                actor,
                Guild.skill(name, "Does " + name + ".", "Version " + version, Map.of("skill.yaml", yaml.toString())),
                "mill",
                version);
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
