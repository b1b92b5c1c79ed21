package dev.guildhall.search;

import dev.guildhall.metrics.Metrics;
import dev.guildhall.metrics.Timing;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.SkillMatches;
import dev.guildhall.registry.SkillMatches.Scored;
import dev.guildhall.registry.SkillMatches.Sought;
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
    private final Timing searches;

    @Inject
    Search(
            SkillMatches matches,
            SkillIndexes indexes,
            Embedders embedders,
            Meaning meaning,
            VectorStore vectors,
            Metrics metrics) {
        this.matches = matches;
        this.indexes = indexes;
        this.embedders = embedders;
        this.meaning = meaning;
        this.vectors = vectors;
        this.searches = metrics.timing(
                "guildhall_search_seconds", "Searches of the catalogue, with text or as a list.", "kind");
    }

    /**
     * @param among the words' matches that are left after narrowing, when they are few enough to be named
     * @param near by meaning, nearest first
     */
    private record Narrowed(long count, Optional<List<UUID>> among, List<UUID> near, Narrowing.Facets facets) {}

    /**
     * @param narrowed empty when the database must be asked again
     * @param left the skills to ask it about, when they are few enough to be named
     */
    private record Look(Optional<Narrowed> narrowed, Optional<List<UUID>> left) {}

    /** 400 for a cursor of another order, 422 for a state or a sort that there is not. */
    public SearchAnswer answer(Actor actor, SkillQuery query, PageRequest page, boolean facets) {
        return searches.of(
                () -> timed(actor, query, page, facets), SkillMatches.hasWords(query.text()) ? "text" : "list");
    }

    private SearchAnswer timed(Actor actor, SkillQuery query, PageRequest page, boolean facets) {
        boolean ranked = SkillMatches.sort(query).equals("relevance");
        Optional<Meaning.Wanted> wanted = ranked ? meaning.of(query.text()) : Optional.empty();
        Sought sought = matches.sought(actor, query);
        Optional<Narrowed> narrowed = narrowed(sought, wanted, facets);
        if (narrowed.isEmpty()) {
            Page<SkillRow> rows = matches.page(sought, Optional.empty(), page);
            return new SearchAnswer(
                    rows.items(), rows.next(), matches.count(sought), SearchAnswer.TEXT, Map.of(), Map.of());
        }
        Page<SkillRow> rows = ranked
                ? fused(sought, narrowed.get(), page)
                : matches.page(sought, narrowed.get().among(), page);
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

    /** The words once, and once more within the facets when the first answer does not say enough about them. */
    private Optional<Narrowed> narrowed(Sought sought, Optional<Meaning.Wanted> wanted, boolean facets) {
        boolean words = SkillMatches.hasWords(sought.query().text());
        Optional<Set<UUID>> matching = words ? Optional.of(matches.matching(sought)) : Optional.empty();
        Optional<Look> first = look(sought, matching, Optional.empty(), wanted, facets);
        if (first.isEmpty() || first.get().narrowed().isPresent()) {
            return first.flatMap(Look::narrowed);
        }
        Set<UUID> within = matches.matchingWithin(sought, first.get().left());
        return look(sought, matching, Optional.of(within), wanted, facets).flatMap(Look::narrowed);
    }

    private Optional<Look> look(
            Sought sought,
            Optional<Set<UUID>> matching,
            Optional<Set<UUID>> within,
            Optional<Meaning.Wanted> wanted,
            boolean facets) {
        return indexes.ask(sought.organisation(), wanted.map(Meaning.Wanted::model), index -> {
            Narrowing narrowing = new Narrowing(index, sought, matching, within, wanted, facets);
            return narrowing.mustAskAgain()
                    ? new Look(Optional.empty(), narrowing.leftByFacets(NAMED_TO_DATABASE))
                    : new Look(Optional.of(narrowed(narrowing, facets)), Optional.empty());
        });
    }

    private static Narrowed narrowed(Narrowing narrowing, boolean facets) {
        Narrowing.Hits hits = narrowing.listed();
        boolean few = narrowing.isNarrow() && hits.byWords().cardinality() <= NAMED_TO_DATABASE;
        return new Narrowed(
                Math.min(hits.all().cardinality(), narrowing.hasWords() ? SkillMatches.MOST : Integer.MAX_VALUE),
                few ? Optional.of(narrowing.ids(hits.byWords())) : Optional.empty(),
                hits.near(),
                facets ? narrowing.facets(hits) : Narrowing.Facets.NONE);
    }

    /** The whole order is made anew for each page: it has some 1,200 entries at most. */
    private Page<SkillRow> fused(Sought sought, Narrowed narrowed, PageRequest page) {
        int from = offset(page);
        List<Scored> words = matches.ranked(sought, narrowed.among());
        int named = (int) words.stream().takeWhile(Scored::named).count();
        List<UUID> order = RankFusion.of(words.stream().map(Scored::id).toList(), narrowed.near(), named);
        int to = Math.min(order.size(), from + page.limit());
        List<SkillRow> rows = from >= to ? List.of() : matches.rows(sought, order.subList(from, to));
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
