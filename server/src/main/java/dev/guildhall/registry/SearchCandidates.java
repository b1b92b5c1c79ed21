package dev.guildhall.registry;

import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Sql;

/**
 * The skills that a text may mean, as the common table expression {@code candidates}:
 * {@code words → full text ∪ popular ∪ named so ∪, when these are few, spelt alike}.
 *
 * <p>Every part is bounded, so that a word which stands in every skill costs no more than a rare one. Of too many
 * matches those among the most downloaded are sure to be ranked. Ranking reads only the headline (names, keywords,
 * description), as the vector of a whole readme lies out of line.
 */
final class SearchCandidates {
    private static final int RANKED = 400;
    private static final int POPULAR = 2_000;
    private static final int LISTED = 10_000;
    private static final int WALKED = 3_000;
    private static final int NAMED = 200;
    private static final int ALIKE = 1_000;
    private static final int ALIKE_RANKED = 100;
    private static final int FEW = 3;

    private SearchCandidates() {}

    /** For ranking by {@link #score}. */
    static Sql best(SkillFilter filter, SearchText text) {
        return new Sql("with")
                .add(hits(filter, text))
                .add(
                        "matches as (select id from hits limit ?), popular as (select p.id from (select s.id, s.headline from skill s where",
                        RANKED)
                // Gates stand in sub-queries: PostgreSQL asks them once, before it opens the scan below them.
                .add("(select count(*) from matches) >= ? and", RANKED)
                .add(filter.condition())
                .add(SkillSort.DOWNLOADS.order())
                .add("limit ?) p where p.headline @@", POPULAR)
                .add(query(text))
                .add("limit ?),", RANKED)
                .add(named(filter, text))
                .add("exact as (select id from matches union select id from popular union select id from named),")
                .add(alike(filter, text));
    }

    /**
     * For sorting by something else than relevance. Few matches are all candidates. Of many, those that come first are found
     * by walking the order's own index from the cursor on: a word in so many skills is met again after a few of them. When
     * the walk comes to its end without a full page, which takes a word that is frequent and yet absent from thousands of
     * skills in a row, the page is filled from {@value #LISTED} of the matches.
     */
    static Sql inOrder(SkillFilter filter, SearchText text, SkillSort sort, PageRequest page) {
        int wanted = page.limit() + 1;
        Sql walk = new Sql("walk as (select w.id from (select s.id, s.search from skill s where")
                .add("(select count(*) from several) >= ? and", LISTED)
                .add(filter.condition());
        sort.after(page).ifPresent(walk::add);
        walk.add(sort.order())
                .add("limit ?) w where w.search @@", WALKED)
                .add(query(text))
                .add("limit ?),", wanted);
        return new Sql("with")
                .add(hits(filter, text))
                .add("several as materialized (select id from hits limit ?),", LISTED)
                .add(walk)
                .add("matches as (select id from walk union select id from several")
                .add("where (select count(*) from several) < ? or (select count(*) from walk) < ?),", LISTED, wanted)
                .add(named(filter, text))
                .add("exact as (select id from matches union select id from named),")
                .add(alike(filter, text));
    }

    /** Those that the filter names. */
    static Sql these(SkillFilter filter) {
        return new Sql("with candidates as (select s.id from skill s where")
                .add(filter.condition())
                .add(")");
    }

    /** For counting. */
    static Sql all(SkillFilter filter, SearchText text, int most) {
        return new Sql("with")
                .add(hits(filter, text))
                .add("matches as (select id from hits limit ?),", most)
                .add(named(filter, text))
                .add("exact as (select id from matches union select id from named),")
                .add(alike(filter, text));
    }

    /** The name itself first, then names that begin so, then by weight of what matched; popularity decides between equals. */
    static Sql score(SearchText text) {
        return new Sql(
                        "round(cast(case when s.name = ? then 8 when s.name >= ? and s.name < ? then 3 else 0 end",
                        text.name(),
                        text.name(),
                        text.nameEnd())
                .add("+ 4 * ts_rank(s.headline,")
                .add(query(text))
                .add(", 1) + word_similarity(?, s.haystack)", text.phrase())
                .add(
                        "+ 0.1 * floor(log(1 + s.downloads)) - case s.state when 'live' then 0 else 1 end as numeric), 6)");
    }

    /**
     * Materialised, so that it is planned for all of its rows and run for as many as are asked of it: planned with a
     * limit, a word that stands nowhere is looked for in every row, in the hope of finding enough of it early.
     */
    private static Sql hits(SkillFilter filter, SearchText text) {
        return new Sql("hits as materialized (select s.id from skill s where")
                .add(filter.condition())
                .add("and s.search @@")
                .add(query(text))
                .add("),");
    }

    private static Sql named(SkillFilter filter, SearchText text) {
        return new Sql("named as (select s.id from skill s where")
                .add(filter.condition())
                .add(
                        "and s.name >= ? and s.name < ? order by s.name, s.id limit ?),",
                        text.name(),
                        text.nameEnd(),
                        NAMED);
    }

    private static Sql alike(SkillFilter filter, SearchText text) {
        return new Sql("alike as (select a.id from (select s.id, s.haystack from skill s")
                .add("where (select count(*) from exact) < ?", FEW)
                .add("and (select set_config('pg_trgm.word_similarity_threshold', '0.4', true)) is not null and")
                .add(filter.condition())
                .add("and ? <% s.haystack limit ?) a", text.phrase(), ALIKE)
                .add("order by ? <<-> a.haystack, a.id limit ?),", text.phrase(), ALIKE_RANKED)
                .add("candidates as (select id from exact union select id from alike)");
    }

    private static Sql query(SearchText text) {
        return new Sql("(to_tsquery('simple', ?) || to_tsquery('english', ?))", text.query(), text.query());
    }
}
