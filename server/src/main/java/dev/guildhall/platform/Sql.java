package dev.guildhall.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement put together from fragments, each with its own {@code ?} parameters. */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> values = new ArrayList<>();

    public Sql(String fragment, @Nullable Object... parameters) {
        add(fragment, parameters);
    }

    /** Appends, after a blank; every {@code ?} takes the next of {@code parameters}. */
    public Sql add(String fragment, @Nullable Object... parameters) {
        text.append(' ');
        int used = 0;
        for (int i = 0; i < fragment.length(); i++) {
            char c = fragment.charAt(i);
            text.append(c);
            if (c == '?') {
                values.add(parameters[used++]);
                text.append(values.size());
            }
        }
        if (used != parameters.length) {
            throw new IllegalArgumentException("%d parameters for %s".formatted(parameters.length, fragment));
        }
        return this;
    }

    public Sql add(Sql part) {
        return add(part.text.toString().replaceAll("\\?\\d+", "?"), part.values.toArray());
    }

    public <T> List<T> list(EntityManager entities, Function<Row, T> reading) {
        List<T> result = new ArrayList<>();
        for (Object row : query(entities).getResultList()) {
            result.add(reading.apply(row instanceof Object[] columns ? new Row(columns) : new Row(row)));
        }
        return result;
    }

    public <T> Optional<T> first(EntityManager entities, Function<Row, T> reading) {
        return list(entities, reading).stream().findFirst();
    }

    public int update(EntityManager entities) {
        return query(entities).executeUpdate();
    }

    private Query query(EntityManager entities) {
        Query query = entities.createNativeQuery(text.toString());
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        return query;
    }

    @Override
    public String toString() {
        return text + " " + values;
    }

    /** The values in order, for messages and tests. */
    public List<@Nullable Object> values() {
        return Collections.unmodifiableList(values);
    }

    /** Lists travel as one text: the driver's arrays and JPA's parameters do not agree on a type. */
    public static final String UNIT_SEPARATOR = "\u001f";

    /** For {@code string_to_array(nullif(?, ''), chr(31))}. */
    public static String joined(List<String> values) {
        return String.join(UNIT_SEPARATOR, values);
    }

    public static List<String> parted(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(UNIT_SEPARATOR, -1));
    }
}
