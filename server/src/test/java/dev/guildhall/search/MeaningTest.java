package dev.guildhall.search;

import static dev.guildhall.search.SearchWorld.counts;
import static dev.guildhall.search.SearchWorld.names;
import static dev.guildhall.search.SearchWorld.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.metrics.Metrics;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.search.VectorStore.Waiting;
import dev.guildhall.wired.Wired;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MeaningTest {
    private final WordMeanings embedder = new WordMeanings("words-1");
    private final SearchWorld world = new SearchWorld(embedder);
    private final Actor viewer = world.user(Role.VIEWER);

    @BeforeEach
    void nothingElseWaits() {
        SearchWorld.execute("update skill_vector set stale = false, model = 'words-1'");
    }

    @Test
    void findsASkillThatSharesNoWordWithTheQuery() throws SQLException {
        world.skill("excel-plots", "Draws a plot from rows and columns.");
        world.skill("billing", "Writes an invoice.");
        embedAll();

        SearchAnswer answer = search("spreadsheet to chart");
        assertThat(names(answer)).containsExactly("excel-plots");
        assertThat(answer.answeredBy()).isEqualTo("text+meaning");
        assertThat(answer.count()).isEqualTo(1);
        assertThat(names(new SearchWorld()
                        .search.answer(viewer, query("spreadsheet to chart"), PageRequest.first(10), false)))
                .isEmpty();
    }

    @Test
    void fusesBothListsAndKeepsTheTypedNameFirst() throws SQLException {
        world.skill("chart", "Nothing but a name.");
        world.skill("chart-maker", "Makes a chart, a plot, a diagram.");
        world.skill("excel-plots", "Draws from rows and columns.");
        embedAll();
        assertThat(names(search("chart"))).containsExactly("chart", "chart-maker", "excel-plots");
    }

    @Test
    void appliesFacetsToMeaningAndCountsIt() throws SQLException {
        world.change(world.skill("excel-plots", "Draws a plot."), "category = 'office'");
        world.change(world.skill("spreadsheet-diagrams", "Draws a diagram."), "category = 'drawing'");
        world.change(world.skill("billing", "Writes an invoice."), "category = 'office'");
        embedAll();
        SearchAnswer answer = world.search.answer(
                viewer, query("charts", SkillFacet.CATEGORY, "office"), PageRequest.first(10), true);
        assertThat(names(answer)).containsExactly("excel-plots");
        assertThat(counts(answer, SkillFacet.CATEGORY)).containsExactly("drawing 1", "office 1 chosen");
    }

    @Test
    void answersByTextAloneInOtherOrdersAndForShortTexts() throws SQLException {
        world.skill("excel-plots", "Draws a plot.");
        embedAll();
        SearchAnswer byName = world.search.answer(
                viewer, new SkillQuery("chart", Map.of(), Optional.of("name")), PageRequest.first(10), false);
        assertThat(byName.items()).isEmpty();
        assertThat(byName.answeredBy()).isEqualTo("text");
        assertThat(search("ex").answeredBy()).isEqualTo("text");
    }

    @Test
    void pagesOverTheFusedListOnce() throws SQLException {
        for (int i = 0; i < 4; i++) {
            world.skill("chart-" + i, "Makes a chart.");
            world.skill("excel-" + i, "Draws a plot.");
        }
        embedAll();
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            SearchAnswer answer =
                    world.search.answer(viewer, query("chart"), PageRequest.of(3, cursor.orElse(null)), false);
            seen.addAll(names(answer));
            cursor = answer.next();
        } while (cursor.isPresent());
        assertThat(seen).doesNotHaveDuplicates().hasSize(8);
        assertThat(seen.subList(0, 4)).allMatch(name -> name.startsWith("chart"));
    }

    @Test
    void followsAChangedTextAndLeavesTheOthersAlone() throws SQLException {
        UUID skill = world.skill("helper-one", "Writes an invoice.");
        world.skill("helper-two", "Writes a bill.");
        embedAll();
        assertThat(embedder.texts).isEqualTo(2);
        assertThat(names(search("charts"))).isEmpty();
        world.change(skill, "description = 'Draws a plot.'");
        // Until the new vector is there the old one answers.
        assertThat(names(search("bill"))).contains("helper-one");
        embedAll();
        assertThat(names(search("charts"))).containsExactly("helper-one");
        world.change(skill, "category = 'office'");
        assertThat(world.embedding.batch()).isZero();
    }

    @Test
    void doesNotEndTheWaitOfATextThatChangedMeanwhile() throws SQLException {
        UUID skill = world.skill("helper-one", "Writes an invoice.");
        List<Waiting> claimed = world.vectors.claim(10);
        world.change(skill, "description = 'Draws a plot.'");
        world.vectors.keep(claimed, "words-1", List.of(new byte[] {0, 127, 0}));
        embedAll();
        assertThat(names(search("charts"))).containsExactly("helper-one");
    }

    @Test
    void givesEachSkillToOneNodeUntilItsClaimEnds() throws SQLException {
        world.skill("one", "First.");
        world.skill("two", "Second.");
        List<Waiting> first = world.vectors.claim(1);
        List<Waiting> second = world.vectors.claim(5);
        assertThat(first).hasSize(1);
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(world.vectors.claim(5)).isEmpty();
        // As after a kill: nobody gives the claim back, its time ends.
        SearchWorld.execute(
                "update skill_vector set claimed_until = now() - interval '1 second' where skill_id = ?",
                first.getFirst().skill());
        assertThat(world.vectors.claim(5)).isEqualTo(first);
    }

    @Test
    void computesEverythingAnewForAnotherModel() throws SQLException {
        world.skill("excel-plots", "Draws a plot.");
        embedAll();
        WordMeanings newer = new WordMeanings("words-2");
        SearchWorld.execute("update skill_vector set model = 'words-2' where organisation_id <> ?", world.organisation);
        Embedders others = new Embedders(() -> Optional.of(SearchWorld.calls(newer)), Duration.ZERO);
        Embedding another = new Embedding(world.vectors, others);
        assertThat(another.batch()).isEqualTo(1);
        assertThat(newer.texts).isEqualTo(1);
        assertThat(another.batch()).isZero();
        // A node that still runs the old model finds no vector of its own, and does not compare foreign ones.
        SearchWorld.execute("update skill_vector set stale = false where organisation_id = ?", world.organisation);
        SearchAnswer answer = new Search(
                        Wired.bean(SkillMatches.class),
                        world.indexes,
                        others,
                        new Meaning(others, new SearchSettings(300_000, 1_000)),
                        world.vectors,
                        Wired.bean(Metrics.class))
                .answer(viewer, query("charts"), PageRequest.first(10), false);
        assertThat(names(answer)).containsExactly("excel-plots");
    }

    @Test
    void searchesByTextWhileTheEmbedderIsBroken() throws SQLException {
        world.skill("excel-plots", "Draws a plot.");
        embedder.broken = true;
        assertThat(world.embedding.batch()).isZero();
        SearchAnswer answer = search("plot");
        assertThat(names(answer)).containsExactly("excel-plots");
        assertThat(answer.answeredBy()).isEqualTo("text");
        assertThat(world.search.status(viewer).reason()).contains("broken: out of order");
        // What it had claimed waits for the next try.
        assertThat(world.vectors.claim(5)).hasSize(1);
    }

    @Test
    void leavesOutATextThatTheEmbedderFailsOn() throws SQLException {
        embedder.fatal = "poison";
        world.skill("excel-plots", "Draws a plot.");
        UUID bad = world.skill("bad", "A poison plot.");
        world.skill("chart-maker", "Makes a chart.");
        embedAll();
        assertThat(world.search.status(viewer))
                .isEqualTo(new SearchStatus(Optional.of("words-1"), Optional.empty(), 3, 3, 0));
        assertThat(names(search("diagram"))).containsExactlyInAnyOrder("excel-plots", "chart-maker");
        world.change(bad, "description = 'Draws a diagram.'");
        embedAll();
        assertThat(names(search("spreadsheet"))).contains("bad");
    }

    @Test
    void answersByWordsWhenAQueryBreaksTheEmbedder() throws SQLException {
        world.skill("excel-plots", "Draws a plot.");
        embedAll();
        embedder.fatal = "poison";
        assertThat(search("poison plot").answeredBy()).isEqualTo("text");
        // One text is no reason to stop for everybody, several in a row are.
        assertThat(search("charts").answeredBy()).isEqualTo("text+meaning");
        for (int i = 0; i < 3; i++) {
            assertThat(search("poison " + i).answeredBy()).isEqualTo("text");
        }
        assertThat(search("diagram").answeredBy()).isEqualTo("text");
        assertThat(world.search.status(viewer).reason()).contains("broken: poison");
    }

    @Test
    void takesOverWhatANodeWithTheFormerModelAdds() throws SQLException {
        world.skill("excel-plots", "Draws a plot.");
        embedAll();
        WordMeanings newer = new WordMeanings("words-2");
        Embedders others = new Embedders(() -> Optional.of(SearchWorld.calls(newer)), Duration.ZERO);
        Embedding another = new Embedding(world.vectors, others, Duration.ZERO);
        while (another.batch() > 0) {
            assertThat(newer.texts).isLessThan(100_000);
        }
        newer.texts = 0;
        world.skill("chart-maker", "Makes a chart.");
        assertThat(world.embedding.batch()).isEqualTo(1);
        assertThat(another.batch()).isEqualTo(1);
        assertThat(newer.texts).isEqualTo(1);
        assertThat(another.batch()).isZero();
    }

    @Test
    void tellsHowFarItIs() throws SQLException {
        world.skill("one", "A plot.");
        assertThat(world.search.status(viewer))
                .isEqualTo(new SearchStatus(Optional.of("words-1"), Optional.empty(), 1, 0, 1));
        embedAll();
        assertThat(world.search.status(viewer))
                .isEqualTo(new SearchStatus(Optional.of("words-1"), Optional.empty(), 1, 1, 0));
    }

    @Test
    void findsNothingOfAnotherTenantByMeaning() throws SQLException {
        world.skill("excel-plots", "Draws a plot.");
        embedAll();
        Actor stranger = new SearchWorld().user(Role.ADMINISTRATOR);
        SearchAnswer answer = world.search.answer(stranger, query("charts"), PageRequest.first(10), true);
        assertThat(answer.items()).isEmpty();
        assertThat(answer.count()).isZero();
        assertThat(world.search.status(stranger).vectors()).isZero();
    }

    private void embedAll() throws SQLException {
        while (world.embedding.batch() > 0) {
            assertThat(embedder.texts).isLessThan(100);
        }
    }

    private SearchAnswer search(String text) {
        return world.search.answer(viewer, query(text), PageRequest.first(10), false);
    }
}
