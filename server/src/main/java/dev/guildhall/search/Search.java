package dev.guildhall.search;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillMatches.Scored;
import dev.guildhall.registry.SkillQuery;
import dev.guildhall.registry.SkillRow;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Find skills.
 * {@code words → ids that match (PostgreSQL) · meaning → vector → narrowed, counted, nearest (memory) → one page of rows (PostgreSQL)}.
 *
 * <p>When narrowing leaves a thousand skills or fewer, the database is told which, and neither a rare licence nor a frequent
 * word costs a walk through all of them. Meaning takes part in the order by relevance only: other orders list what the words match.
 */
@Service
public class Search {
    private static final int NAMED_TO_DATABASE = 1_000;

    private final SkillMatches matches;
    private final SkillIndexes indexes;
    private final Embedders embedders;
    private final Meaning meaning;
    private final VectorStore vectors;

    @Inject
    Search(SkillMatches matches, SkillIndexes indexes, Embedders embedders, Meaning meaning, VectorStore vectors) {
        this.matches = matches;
        this.indexes = indexes;
        this.embedders = embedders;
        this.meaning = meaning;
        this.vectors = vectors;
    }

    /**
     * @param among the words' matches that are left after narrowing, when they are few enough to be named
     * @param near by meaning, nearest first
     */
    private record Narrowed(long count, Optional<List<UUID>> among, List<UUID> near, Narrowing.Facets facets) {}

    /** 400 for a cursor of another order, 422 for a state or a sort that there is not. */
    public SearchAnswer answer(Actor actor, SkillQuery query, PageRequest page, boolean facets) {
        boolean words = SkillMatches.hasWords(query.text());
        boolean ranked = SkillMatches.sort(query).equals("relevance");
        Optional<Meaning.Wanted> wanted = ranked ? meaning.of(query.text()) : Optional.empty();
        Optional<Set<UUID>> matching = words ? Optional.of(matches.matching(actor, query)) : Optional.empty();
        boolean seesHeld = matches.seesHeld(actor, query);
        Optional<Narrowed> narrowed = indexes.ask(
                actor.organisation(),
                wanted.map(Meaning.Wanted::model),
                index -> narrowed(new Narrowing(index, query, seesHeld, matching, wanted), facets));
        if (narrowed.isEmpty()) {
            Page<SkillRow> rows = matches.page(actor, query, Optional.empty(), page);
            long count = matching.map(Set::size).orElse(SkillMatches.MOST);
            return new SearchAnswer(rows.items(), rows.next(), count, SearchAnswer.TEXT, Map.of(), Map.of());
        }
        Page<SkillRow> rows = ranked
                ? fused(actor, query, narrowed.get(), page)
                : matches.page(actor, query, narrowed.get().among(), page);
        return new SearchAnswer(
                rows.items(),
                rows.next(),
                narrowed.get().count(),
                wanted.isPresent() ? SearchAnswer.TEXT_AND_MEANING : SearchAnswer.TEXT,
                narrowed.get().facets().values(),
                narrowed.get().facets().without());
    }

    /** How far the organisation's skills can be searched by meaning. */
    public SearchStatus status(Actor actor) {
        Optional<RunningEmbedder> embedder = embedders.current();
        long skills = indexes.ask(actor.organisation(), Optional.empty(), SkillIndex::size)
                .orElse(0);
        try {
            VectorStore.Counts counts = vectors.counts(
                    actor.organisation(), embedder.map(RunningEmbedder::model).orElse(""));
            return new SearchStatus(
                    embedder.map(RunningEmbedder::model),
                    embedders.reason(),
                    skills,
                    counts.vectors(),
                    counts.waiting());
        } catch (SQLException e) {
            throw new IllegalStateException("The vectors of an organisation cannot be counted", e);
        }
    }

    private static Narrowed narrowed(Narrowing narrowing, boolean facets) {
        Narrowing.Hits hits = narrowing.hits(narrowing.query().chosen());
        boolean few = narrowing.isNarrow() && hits.byWords().cardinality() <= NAMED_TO_DATABASE;
        return new Narrowed(
                Math.min(hits.all().cardinality(), narrowing.bounded() ? SkillMatches.MOST : Integer.MAX_VALUE),
                few ? Optional.of(narrowing.index().ids(hits.byWords())) : Optional.empty(),
                hits.near(),
                facets ? narrowing.facets(hits) : Narrowing.Facets.NONE);
    }

    /** The whole order is made anew for each page: it has some 1,200 entries at most. */
    private Page<SkillRow> fused(Actor actor, SkillQuery query, Narrowed narrowed, PageRequest page) {
        int from = offset(page);
        List<Scored> words = matches.ranked(actor, query, narrowed.among());
        int named = (int) words.stream().takeWhile(Scored::named).count();
        List<UUID> order = RankFusion.of(words.stream().map(Scored::id).toList(), narrowed.near(), named);
        int to = Math.min(order.size(), from + page.limit());
        List<SkillRow> rows = from >= to ? List.of() : matches.rows(actor, query, order.subList(from, to));
        return new Page<>(
                rows, to < order.size() ? Optional.of(PageRequest.cursor("relevance", "" + to)) : Optional.empty());
    }

    private static int offset(PageRequest page) {
        Optional<String> order = page.part(0, 2);
        if (order.isEmpty()) {
            return 0;
        }
        String from = page.part(1, 2).orElseThrow();
        if (!order.get().equals("relevance") || !from.matches("[0-9]{1,6}")) {
            throw PageRequest.badCursor();
        }
        return Integer.parseInt(from);
    }
}
