package dev.guildhall.search;

import static dev.guildhall.search.SearchWorld.counts;
import static dev.guildhall.search.SearchWorld.names;
import static dev.guildhall.search.SearchWorld.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.metrics.Metrics;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.wired.Wired;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetsTest {
    private final SearchWorld world = new SearchWorld();
    private final Actor viewer = world.user(Role.VIEWER);
    private final Actor reviewer = world.user(Role.REVIEWER);

    @BeforeEach
    void someSkills() {
        UUID pdf = world.skill("pdf-forms", "Fills forms.");
        world.change(pdf, "category = 'documents', license = 'MIT', keywords = '{pdf,forms}'");
        UUID text = world.skill("text-forms", "Fills forms in plain text.");
        world.change(text, "category = 'documents', license = 'Apache-2.0', keywords = '{forms}', risk = 'high'");
        UUID review = world.skill("code-review", "Reads code.");
        world.change(
                review,
                "category = 'review', license = 'MIT', harnesses = '{codex}', verdict = 'passed-with-warnings'");
        world.change(world.skill("old-forms", "Fills old forms."), "category = 'documents', state = 'yanked'");
        world.change(world.skill("odd-forms", "Fills odd forms."), "category = 'documents', state = 'held'");
    }

    @Test
    void narrowsByEveryFacet() {
        assertThat(found(query("", SkillFacet.CATEGORY, "documents")))
                .containsExactlyInAnyOrder("pdf-forms", "text-forms");
        assertThat(found(query("", SkillFacet.LICENCE, "MIT"))).containsExactlyInAnyOrder("pdf-forms", "code-review");
        assertThat(found(query("", SkillFacet.HARNESS, "opencode")))
                .containsExactlyInAnyOrder("pdf-forms", "text-forms");
        assertThat(found(query("", SkillFacet.RISK, "high"))).containsExactly("text-forms");
        assertThat(found(query("", SkillFacet.VERDICT, "passed-with-warnings"))).containsExactly("code-review");
        assertThat(found(query("", SkillFacet.KEYWORD, "forms"))).containsExactlyInAnyOrder("pdf-forms", "text-forms");
        assertThat(found(query("", SkillFacet.OWNER, "mill"))).hasSize(3);
        assertThat(found(query("", SkillFacet.STATE, "yanked"))).containsExactly("old-forms");
        assertThat(found(query("forms", SkillFacet.LICENCE, "MIT"))).containsExactly("pdf-forms");
        assertThat(found(query("forms", SkillFacet.CATEGORY, "review,documents", SkillFacet.RISK, "low,high")))
                .containsExactlyInAnyOrder("pdf-forms", "text-forms");
        assertThat(found(query("forms", SkillFacet.CATEGORY, "no-such"))).isEmpty();
    }

    @Test
    void countsWithoutAFacetsOwnChoice() {
        SearchAnswer answer = world.search.answer(
                viewer,
                query("forms", SkillFacet.LICENCE, "MIT", SkillFacet.CATEGORY, "documents"),
                PageRequest.first(10),
                true);
        assertThat(names(answer)).containsExactly("pdf-forms");
        assertThat(answer.count()).isEqualTo(1);
        assertThat(counts(answer, SkillFacet.LICENCE)).containsExactly("Apache-2.0 1", "MIT 1 chosen");
        assertThat(counts(answer, SkillFacet.CATEGORY)).containsExactly("documents 1 chosen");
        assertThat(counts(answer, SkillFacet.RISK)).containsExactly("low 1");
        assertThat(counts(answer, SkillFacet.KEYWORD)).containsExactly("forms 1", "pdf 1");
        assertThat(counts(answer, SkillFacet.HARNESS)).containsExactly("codex 1", "opencode 1");
        assertThat(answer.answeredBy()).isEqualTo("text");
        assertThat(answer.without()).isEqualTo(Map.of("licence", 2L, "category", 1L));
    }

    @Test
    void tellsWhatDroppingAFacetWouldList() {
        SearchAnswer answer = world.search.answer(
                viewer,
                query("", SkillFacet.STATE, "deprecated", SkillFacet.CATEGORY, "documents"),
                PageRequest.first(10),
                true);
        assertThat(answer.items()).isEmpty();
        assertThat(answer.without()).isEqualTo(Map.of("state", 2L, "category", 0L));
    }

    @Test
    void countsWhatEachStateWouldList() {
        assertThat(counts(facets(viewer), SkillFacet.STATE)).containsExactly("live 3", "yanked 1");
        assertThat(counts(facets(reviewer), SkillFacet.STATE)).containsExactly("live 3", "held 1", "yanked 1");
        assertThat(counts(facets(viewer), SkillFacet.CATEGORY)).containsExactly("documents 2", "review 1");
        assertThat(counts(facets(reviewer), SkillFacet.CATEGORY)).containsExactly("documents 3", "review 1");
    }

    @Test
    void hidesWhatIsRevokedAsWhatIsHeld() {
        world.change(world.skill("bad-forms", "Fills bad forms."), "category = 'malware', state = 'revoked'");
        SkillQuery revoked = query("", SkillFacet.STATE, "revoked");
        assertThat(counts(facets(viewer), SkillFacet.STATE)).containsExactly("live 3", "yanked 1");
        assertThat(counts(facets(reviewer), SkillFacet.STATE))
                .containsExactly("live 3", "held 1", "revoked 1", "yanked 1");
        SearchAnswer theirs = world.search.answer(viewer, revoked, PageRequest.first(10), true);
        assertThat(theirs.items()).isEmpty();
        assertThat(theirs.count()).isZero();
        assertThat(counts(theirs, SkillFacet.CATEGORY)).isEmpty();
        SearchAnswer ours = world.search.answer(reviewer, revoked, PageRequest.first(10), true);
        assertThat(names(ours)).containsExactly("bad-forms");
        assertThat(counts(ours, SkillFacet.CATEGORY)).containsExactly("malware 1");
    }

    @Test
    void showsMembersWhatIsHeldOfTheirOwnerAlone() {
        Actor member = world.member();
        world.give(world.skill("forged-forms", "Fills forged forms."), "forge");
        UUID secret = world.skill("secret-forms", "Fills secret forms.");
        world.change(secret, "category = 'secret', state = 'held'");
        world.give(secret, "vault");
        for (String typed : List.of("", "forms")) {
            SearchAnswer own =
                    world.search.answer(member, query(typed, SkillFacet.OWNER, "mill"), PageRequest.first(10), true);
            assertThat(names(own)).contains("odd-forms").doesNotContain("secret-forms");
            int listed = own.items().size();
            assertThat(counts(own, SkillFacet.OWNER)).containsExactly("mill " + listed + " chosen", "forge 1");
            // Everybody's live ones: what is held of the own owner is not listed then.
            assertThat(own.without()).isEqualTo(Map.of("owner", (long) listed));
            assertThat(counts(own, SkillFacet.STATE)).contains("held 1");
        }
        SearchAnswer all = world.search.answer(member, query("forms"), PageRequest.first(10), true);
        assertThat(names(all)).doesNotContain("odd-forms", "secret-forms");
        assertThat(counts(all, SkillFacet.OWNER)).containsExactly("mill 2", "forge 1");
        SearchAnswer others =
                world.search.answer(member, query("", SkillFacet.OWNER, "vault"), PageRequest.first(10), true);
        assertThat(others.items()).isEmpty();
        assertThat(others.count()).isZero();
    }

    @Test
    void mendsAMisspeltWordWithinTheFacets() {
        for (int i = 0; i < 3; i++) {
            world.change(world.skill("frms-" + i, "Named so."), "license = 'Odd'");
        }
        SearchAnswer answer =
                world.search.answer(viewer, query("frms", SkillFacet.LICENCE, "MIT"), PageRequest.first(10), true);
        assertThat(names(answer)).containsExactly("pdf-forms");
        assertThat(answer.count()).isEqualTo(1);
        assertThat(counts(answer, SkillFacet.LICENCE)).containsExactly("Odd 3", "MIT 1 chosen");
    }

    @Test
    void losesNothingOfAWordThatIsEverywhere() {
        world.many(SkillMatches.MOST, "tool", "Odd");
        world.change(world.skill("rare-tool", "A tool."), "license = 'Rare'");
        world.change(world.skill("yanked-tool", "A tool."), "license = 'Rare', state = 'yanked'");
        world.many(1_100, "tool", "Some");
        for (String sort : List.of("relevance", "name")) {
            SearchAnswer rare = world.search.answer(
                    viewer,
                    new SkillQuery("tool", Map.of(SkillFacet.LICENCE, List.of("Rare")), Optional.of(sort)),
                    PageRequest.first(10),
                    true);
            assertThat(names(rare)).containsExactly("rare-tool");
            assertThat(rare.count()).isEqualTo(1);
            assertThat(counts(rare, SkillFacet.LICENCE)).contains("Rare 1 chosen");
            assertThat(counts(rare, SkillFacet.RISK)).containsExactly("low 1");
            SearchAnswer some = world.search.answer(
                    viewer,
                    new SkillQuery("tool", Map.of(SkillFacet.LICENCE, List.of("Some")), Optional.of(sort)),
                    PageRequest.first(10),
                    true);
            assertThat(some.items()).hasSize(10).allMatch(row -> row.name().startsWith("some-"));
            assertThat(some.count()).isEqualTo(1_100);
            assertThat(counts(some, SkillFacet.LICENCE)).contains("Some 1100 chosen");
        }
        assertThat(world.search
                        .answer(viewer, query("tool"), PageRequest.first(10), true)
                        .count())
                .isEqualTo(SkillMatches.MOST);
        SearchWorld.execute("delete from skill where organisation_id = ?", world.organisation);
    }

    @Test
    void timesEverySearch() {
        long before = timed("text");
        found(query("forms"));
        assertThat(timed("text")).isEqualTo(before + 1);
    }

    private static long timed(String kind) {
        return Wired.bean(Metrics.class).snapshot().stream()
                .filter(metric -> metric.getMetadata().getName().equals("guildhall_search_seconds"))
                .flatMap(metric -> metric.getDataPoints().stream())
                .filter(point -> kind.equals(point.getLabels().get("kind")))
                .mapToLong(point -> ((HistogramSnapshot.HistogramDataPointSnapshot) point).getCount())
                .sum();
    }

    @Test
    void keepsAChosenValueThatNothingHas() {
        SearchAnswer answer =
                world.search.answer(viewer, query("", SkillFacet.LICENCE, "BSD-3-Clause"), PageRequest.first(10), true);
        assertThat(answer.items()).isEmpty();
        assertThat(counts(answer, SkillFacet.LICENCE))
                .containsExactly("MIT 2", "Apache-2.0 1", "BSD-3-Clause 0 chosen");
    }

    @Test
    void seesWhatChangedSinceTheLastSearch() {
        assertThat(counts(facets(viewer), SkillFacet.CATEGORY)).containsExactly("documents 2", "review 1");
        UUID late = world.skill("late-forms", "Fills late forms.");
        world.change(late, "category = 'late'");
        assertThat(counts(facets(viewer), SkillFacet.CATEGORY)).containsExactly("documents 2", "late 1", "review 1");
        world.change(late, "category = 'review'");
        assertThat(counts(facets(viewer), SkillFacet.CATEGORY)).containsExactly("documents 2", "review 2");
        SearchWorld.execute("update skill set downloads = downloads + 1 where id = ?", late);
        assertThat(counts(facets(viewer), SkillFacet.CATEGORY)).containsExactly("documents 2", "review 2");
    }

    @Test
    void answersTheTwentyMostFrequentValues() {
        for (int i = 0; i < 30; i++) {
            world.change(world.skill("many-" + i, "One of many."), "category = 'c" + (100 + i) + "'");
        }
        assertThat(counts(facets(viewer), SkillFacet.CATEGORY)).hasSize(20).startsWith("documents 2", "c100 1");
        assertThat(facets(viewer).count()).isEqualTo(33);
    }

    @Test
    void searchesWithoutFacetsWhenTheOrganisationIsTooLarge() {
        SearchWorld large = new SearchWorld(null, 1_000);
        Actor actor = large.user(Role.VIEWER);
        SearchWorld.execute("""
                insert into skill (id, organisation_id, owner_id, owner_name, name, state, created_at, updated_at, haystack, headline, search)
                select gen_random_uuid(), organisation_id, id, name, 'tool-' || i, 'live', now(), now(), 'tool',
                    to_tsvector('simple', 'tool'), to_tsvector('simple', 'tool')
                from owner, generate_series(1, 1100) i where organisation_id = ?""", large.organisation);
        SearchAnswer answer = large.search.answer(actor, query("tool"), PageRequest.first(10), true);
        assertThat(answer.items()).hasSize(10);
        assertThat(answer.facets()).isEmpty();
        assertThat(answer.count()).isEqualTo(1_100);
        SearchAnswer none =
                large.search.answer(actor, query("tool", SkillFacet.LICENCE, "MIT"), PageRequest.first(10), true);
        assertThat(none.items()).isEmpty();
        assertThat(none.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"updated", "downloads", "name", "relevance"})
    void pagesOverEverySkillOnce(String sort) {
        for (int i = 0; i < 9; i++) {
            world.skill("tool-" + i, "A tool.");
        }
        for (String typed : List.of("", "tool")) {
            List<String> seen = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            do {
                SearchAnswer answer = world.search.answer(
                        viewer,
                        new SkillQuery(typed, Map.of(), Optional.of(sort)),
                        PageRequest.of(2, cursor.orElse(null)),
                        false);
                seen.addAll(names(answer));
                cursor = answer.next();
            } while (cursor.isPresent());
            assertThat(seen).doesNotHaveDuplicates().hasSize(typed.isEmpty() ? 12 : 9);
        }
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        refused(422, query("", SkillFacet.STATE, "lost"));
        refused(422, new SkillQuery("", Map.of(), Optional.of("colour")));
        assertThatThrownBy(() -> query("", SkillFacet.KEYWORD, "x".repeat(201))).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> world.search.answer(
                        viewer, query("forms"), PageRequest.of(2, PageRequest.cursor("name", "a", "b")), false))
                .isInstanceOf(Problem.class);
    }

    @Test
    void listsAndCountsNothingOfAnotherTenant() {
        Actor stranger = new SearchWorld().user(Role.ADMINISTRATOR);
        for (String typed : List.of("", "forms", "frms")) {
            SearchAnswer answer = world.search.answer(stranger, query(typed), PageRequest.first(10), true);
            assertThat(answer.items()).isEmpty();
            assertThat(answer.count()).isZero();
            assertThat(answer.facets().values()).allMatch(List::isEmpty);
        }
        assertThat(world.search.status(stranger).skills()).isZero();
        assertThat(world.search.status(viewer).skills()).isEqualTo(5);
    }

    private SearchAnswer facets(Actor actor) {
        return world.search.answer(actor, SkillQuery.all(), PageRequest.first(10), true);
    }

    private List<String> found(SkillQuery query) {
        SearchAnswer answer = world.search.answer(viewer, query, PageRequest.first(10), false);
        assertThat(answer.count()).isEqualTo(answer.items().size());
        assertThat(answer.facets()).isEmpty();
        return names(answer);
    }

    private void refused(int status, SkillQuery query) {
        assertThatThrownBy(() -> world.search.answer(viewer, query, PageRequest.first(10), true))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.type().status()).isEqualTo(status));
    }
}
