package dev.guildhall.registry;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lists skills. Without text a page is a range of one index; with text it is a part of what {@link SearchCandidates} finds. */
@Service
class SkillSearch {
    static final int COUNTED = 10_000;

    private static final String COLUMNS = """
            s.id, s.owner_name, s.name, s.display_name, s.description, s.latest, s.category, s.license,
            array_to_string(s.keywords, chr(31)), s.state, s.version_count, s.downloads, s.catalog_tokens, s.body_tokens,
            s.updated_at, s.verdict, s.risk""";

    private final EntityManager entities;

    @Inject
    SkillSearch(EntityManager entities) {
        this.entities = entities;
    }

    private record Found(SkillRow row, String score) {}

    Page<SkillRow> page(SkillFilter filter, SearchText text, SkillSort sort, PageRequest page) {
        Sql sql = text.isEmpty() ? all(filter) : matching(filter, text, sort, page);
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
                : SearchCandidates.all(filter, text, COUNTED).add("select count(*) from (select 1 from candidates");
        return sql.add("limit ?) counted", COUNTED)
                .first(entities, row -> row.number(0))
                .orElse(0L);
    }

    /** Up to {@value #COUNTED}, in no order. */
    Set<UUID> matching(SkillFilter filter, SearchText text) {
        byte[] ids = SearchCandidates.all(filter, text, COUNTED)
                .add(
                        "select coalesce(string_agg(uuid_send(id), ''), '') from (select id from candidates limit ?) c",
                        COUNTED)
                .first(entities, row -> row.bytes(0))
                .orElseThrow();
        ByteBuffer buffer = ByteBuffer.wrap(ids);
        Set<UUID> found = HashSet.newHashSet(ids.length / 16);
        while (buffer.hasRemaining()) {
            found.add(new UUID(buffer.getLong(), buffer.getLong()));
        }
        return found;
    }

    /** Best first. */
    List<SkillMatches.Scored> ranked(SkillFilter filter, SearchText text) {
        return candidates(filter, text)
                .add("select s.id, s.name = ? from (select s.*,", text.name())
                .add(SearchCandidates.score(text))
                .add("relevance from candidates c join skill s on s.id = c.id) s")
                .add(SkillSort.RELEVANCE.order())
                .list(entities, row -> new SkillMatches.Scored(row.id(0), row.flag(1)));
    }

    /** In the order of {@code ids}. */
    List<SkillRow> rows(SkillFilter filter, List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, SkillRow> found = new HashMap<>();
        all(filter)
                .list(entities, SkillSearch::found)
                .forEach(f -> found.put(f.row().id(), f.row()));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private static Sql candidates(SkillFilter filter, SearchText text) {
        return filter.among().isPresent() ? SearchCandidates.these(filter) : SearchCandidates.best(filter, text);
    }

    private static Sql all(SkillFilter filter) {
        return new Sql("select").add(COLUMNS).add(", '0' from skill s where").add(filter.condition());
    }

    static Sql matching(SkillFilter filter, SearchText text, SkillSort sort, PageRequest page) {
        if (sort != SkillSort.RELEVANCE) {
            Sql candidates = filter.among().isPresent()
                    ? SearchCandidates.these(filter)
                    : SearchCandidates.inOrder(filter, text, sort, page);
            return candidates
                    .add("select")
                    .add(COLUMNS)
                    .add(", '0' from candidates c join skill s on s.id = c.id where true");
        }
        return candidates(filter, text)
                .add("select")
                .add(COLUMNS)
                .add(", cast(relevance as text) as score from (select s.*,")
                .add(SearchCandidates.score(text))
                .add("relevance from candidates c join skill s on s.id = c.id) s where true");
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
                row.text(15),
                row.text(16),
                row.count(10),
                row.number(11),
                new ContextTokens(row.count(12), row.count(13)),
                row.time(14));
        return new Found(skill, row.text(17));
    }
}
