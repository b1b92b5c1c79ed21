package dev.guildhall.registry;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/**
 * Lists skills. Without text a page is a range of one index. With text:
 * {@code words → candidates (full text ∪ name ∪, when few, similar spelling), bounded → score → page}.
 *
 * <p>Ranking reads the search vector of every candidate, so there is a bound: of more matches the most downloaded are
 * ranked. Similar spelling is asked for only when next to nothing matches as it was typed.
 */
@Service
class SkillSearch {
    private static final int RANKED = 1_000;
    private static final int LISTED = 10_000;
    private static final int NAMED = 200;
    private static final int SIMILAR = 100;
    private static final int FEW = 3;
    static final int COUNTED = 10_000;

    private static final String COLUMNS = """
            s.id, s.owner_name, s.name, s.display_name, s.description, s.latest, s.category, s.license,
            array_to_string(s.keywords, chr(31)), s.state, s.version_count, s.downloads, s.catalog_tokens, s.body_tokens,
            s.updated_at""";

    private final EntityManager entities;

    @Inject
    SkillSearch(EntityManager entities) {
        this.entities = entities;
    }

    private record Found(SkillRow row, String score) {}

    Page<SkillRow> page(SkillFilter filter, SearchText text, SkillSort sort, PageRequest page) {
        Sql sql = text.isEmpty() ? all(filter) : matching(filter, text, sort);
        sort.after(page).ifPresent(sql::add);
        List<Found> found =
                sql.add(sort.order()).add("limit ?", page.limit() + 1).list(entities, SkillSearch::found);
        Page<Found> cut = Page.of(found, page.limit(), row -> cursor(sort, row));
        return new Page<>(cut.items().stream().map(Found::row).toList(), cut.next());
    }

    /** Up to {@value #COUNTED}. */
    long count(SkillFilter filter, SearchText text) {
        Sql sql = text.isEmpty()
                ? new Sql("select count(*) from (select 1 from skill s where").add(filter.condition())
                : candidates(filter, text, SkillSort.UPDATED).add("select count(*) from (select 1 from candidates");
        return sql.add("limit ?) counted", COUNTED)
                .first(entities, row -> row.number(0))
                .orElse(0L);
    }

    private static Sql all(SkillFilter filter) {
        return new Sql("select").add(COLUMNS).add(", '0' from skill s where").add(filter.condition());
    }

    private static Sql matching(SkillFilter filter, SearchText text, SkillSort sort) {
        return candidates(filter, text, sort)
                .add("select")
                .add(COLUMNS)
                .add(", cast(score as text) from (select s.*,")
                .add(score(text))
                .add("score from candidates c join skill s on s.id = c.id) s where true");
    }

    private static Sql candidates(SkillFilter filter, SearchText text, SkillSort sort) {
        boolean ranked = sort == SkillSort.RELEVANCE;
        return new Sql("with exact as ((select s.id from skill s where")
                .add(filter.condition())
                .add("and s.search @@")
                .add(query(text))
                .add((ranked ? SkillSort.DOWNLOADS : sort).order())
                .add("limit ?) union (select s.id from skill s where", ranked ? RANKED : LISTED)
                .add(filter.condition())
                .add(
                        "and s.name >= ? and s.name < ? order by s.name, s.id limit ?)),",
                        text.name(),
                        text.nameEnd(),
                        NAMED)
                // Both gates stand in sub-queries: PostgreSQL asks them once, before it opens the scan below them.
                .add("similar_names as (select s.id from skill s where (select count(*) from exact) < ?", FEW)
                .add("and (select set_config('pg_trgm.word_similarity_threshold', '0.4', true)) is not null and")
                .add(filter.condition())
                .add(
                        "and ? <% s.haystack order by ? <<-> s.haystack, s.id limit ?),",
                        text.phrase(), text.phrase(), SIMILAR)
                .add("candidates as (select id from exact union select id from similar_names)");
    }

    private static Sql query(SearchText text) {
        return new Sql("(to_tsquery('simple', ?) || to_tsquery('english', ?))", text.query(), text.query());
    }

    /** The name itself first, then names that begin so, then by weight of what matched; popularity decides between equals. */
    private static Sql score(SearchText text) {
        return new Sql(
                        "round(cast(case when s.name = ? then 8 when s.name >= ? and s.name < ? then 3 else 0 end",
                        text.name(),
                        text.name(),
                        text.nameEnd())
                .add("+ 4 * ts_rank(s.search,")
                .add(query(text))
                .add(", 1) + word_similarity(?, s.haystack)", text.phrase())
                .add(
                        "+ 0.1 * floor(log(1 + s.downloads)) - case s.state when 'live' then 0 else 1 end as numeric), 6)");
    }

    private static String cursor(SkillSort sort, Found found) {
        SkillRow row = found.row();
        String value = switch (sort) {
            case RELEVANCE -> found.score();
            case UPDATED -> row.updatedAt().toString();
            case DOWNLOADS -> String.valueOf(row.downloads());
            case NAME -> row.name();
        };
        return PageRequest.cursor(sort.label(), value, row.id().toString());
    }

    private static Found found(Row row) {
        SkillRow skill = new SkillRow(
                row.id(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.optional(5),
                row.optional(6),
                row.optional(7),
                row.texts(8),
                row.text(9),
                row.count(10),
                row.number(11),
                new ContextTokens(row.count(12), row.count(13)),
                row.time(14));
        return new Found(skill, row.text(15));
    }
}
