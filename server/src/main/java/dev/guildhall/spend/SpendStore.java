package dev.guildhall.spend;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sums over {@code spend_day}. */
@Service
class SpendStore {
    private static final String SUMS = """
            coalesce(sum(calls), 0), coalesce(sum(failed), 0), coalesce(sum(attempts), 0), coalesce(sum(input), 0),
            coalesce(sum(output), 0), coalesce(sum(cache_read), 0), coalesce(sum(cache_write), 0), coalesce(sum(reasoning), 0),
            coalesce(sum(cost), 0), coalesce(sum(unpriced), 0)""";
    private static final String LAST_ALIAS = ", (array_agg(key_alias order by day desc))[1]";
    private static final int SUMMED = 11;
    private static final int MOST = 10_000;

    private final EntityManager entities;

    @Inject
    SpendStore(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * @param values of the dimensions asked by, in their order
     * @param alias the last one, of a key among them; else empty
     */
    record Line(List<String> values, Figures figures, String alias) {}

    /** Groups of the outermost dimension together, by its cost or its time; within, by cost. */
    List<Line> lines(UUID organisation, SpendQuery query, int skip, int most) {
        List<String> dimensions = query.by().stream().map(Dimension::expression).toList();
        boolean ofKeys = query.by().contains(Dimension.KEY) || query.by().contains(Dimension.HASH);
        Sql sql = new Sql("select " + SUMS)
                .add(ofKeys ? LAST_ALIAS : ", ''")
                .add(dimensions.isEmpty() ? "" : ", " + String.join(", ", dimensions))
                .add(
                        "from spend_day where organisation_id = ? and day between ? and ?",
                        organisation,
                        query.from(),
                        query.to())
                .add(query.tagged() ? "and tag <> ''" : "and tag = ''");
        query.only().forEach((dimension, value) -> sql.add("and " + dimension.expression() + " = ?", value));
        if (!dimensions.isEmpty()) {
            String first = dimensions.getFirst();
            sql.add("group by " + String.join(", ", dimensions));
            sql.add(
                    query.by().getFirst().ofTime()
                            ? "order by " + first
                            : "order by sum(sum(cost)) over (partition by " + first + ") desc, " + first);
            sql.add(", sum(cost) desc, " + String.join(", ", dimensions));
        }
        sql.add("limit ? offset ?", most, skip);
        return sql.list(entities, row -> line(row, dimensions.size()));
    }

    /** All of them; more than ten thousand are refused rather than left out. */
    List<Line> all(UUID organisation, SpendQuery query) {
        List<Line> lines = lines(organisation, query, 0, MOST + 1);
        if (lines.size() > MOST) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The answer has more than %d lines; ask for fewer days, or page through /api/v1/spend."
                            .formatted(MOST));
        }
        return lines;
    }

    Figures sum(UUID organisation, SpendQuery query) {
        return lines(organisation, new SpendQuery(query.from(), query.to(), List.of(), query.only()), 0, 1)
                .getFirst()
                .figures();
    }

    private static Line line(Row row, int dimensions) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            values.add(row.text(SUMMED + i));
        }
        return new Line(
                values,
                new Figures(
                        row.number(0),
                        row.number(1),
                        row.number(2),
                        row.number(3),
                        row.number(4),
                        row.number(5),
                        row.number(6),
                        row.number(7),
                        new BigDecimal(row.text(8)),
                        row.number(9)),
                row.optional(10).orElse(""));
    }
}
