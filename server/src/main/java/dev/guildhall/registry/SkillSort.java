package dev.guildhall.registry;

import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Sql;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An order of the list of skills. Each has an index that begins with the organisation, ends in the id and runs the same
 * way, so that a page is a range of the index wherever it starts.
 *
 * @see SkillSearch
 */
enum SkillSort {
    RELEVANCE("s.relevance", "numeric", "desc"),
    UPDATED("s.updated_at", "timestamptz", "desc"),
    DOWNLOADS("s.downloads", "bigint", "desc"),
    NAME("s.name", "text", "asc");

    private final String column;
    private final String type;
    private final String direction;

    SkillSort(String column, String type, String direction) {
        this.column = column;
        this.type = type;
        this.direction = direction;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What was asked for, else by relevance when there is text and by update when there is none. */
    static SkillSort of(Optional<String> asked, boolean text) {
        SkillSort usual = text ? RELEVANCE : UPDATED;
        SkillSort sort = asked.map(SkillSort::named).orElse(usual);
        return sort == RELEVANCE ? usual : sort;
    }

    String order() {
        return "order by " + column + " " + direction + ", s.id " + direction;
    }

    /** The rows after the cursor, or nothing to add on the first page; a cursor of another order is a 400. */
    Optional<Sql> after(PageRequest page) {
        Optional<String> value = page.part(1, 3);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!page.part(0, 3).orElseThrow().equals(label()) || !isValue(value.get())) {
            throw PageRequest.badCursor();
        }
        String id = page.part(2, 3).orElseThrow();
        if (!id.matches("[0-9a-f-]{36}")) {
            throw PageRequest.badCursor();
        }
        String comparison = direction.equals("desc") ? "<" : ">";
        return Optional.of(new Sql(
                "and (%s, s.id) %s (cast(? as %s), cast(? as uuid))".formatted(column, comparison, type),
                value.get(),
                id));
    }

    private boolean isValue(String text) {
        return switch (this) {
            case RELEVANCE -> text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
            case UPDATED -> text.startsWith("20") && isTime(text);
            case DOWNLOADS -> text.matches("[0-9]{1,18}");
            case NAME -> text.matches("[a-z0-9-]{1,64}");
        };
    }

    private static boolean isTime(String text) {
        try {
            return !Instant.parse(text).equals(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static SkillSort named(String label) {
        return Arrays.stream(values())
                .filter(sort -> sort.label().equals(label))
                .findFirst()
                .orElseThrow(() -> PlatformProblem.INVALID_FIELD.because("sort is \"%s\"; it may be %s."
                        .formatted(
                                label.length() > 40 ? label.substring(0, 40) + "…" : label,
                                Arrays.stream(values()).map(SkillSort::label).collect(Collectors.joining(", ")))));
    }
}
