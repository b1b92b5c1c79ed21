package dev.guildhall.platform;

import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes what our services return as JSON.
 *
 * <p>Records in the order of their components, nothing for null and empty {@code Optional}, enums in lower-case kebab,
 * {@code Instant} in RFC 3339 UTC, anything else by its {@code toString}. JSON-B knows none of these without an adapter
 * for each.
 */
public final class Json {
    private Json() {}

    public static String text(@Nullable Object value) {
        StringWriter text = new StringWriter();
        write(value, text);
        return text.toString();
    }

    /** Closes the writer. */
    public static void write(@Nullable Object value, Writer to) {
        try (JsonGenerator generator = JsonProvider.provider().createGenerator(to)) {
            writeValue(value, generator);
        }
    }

    private static void writeValue(@Nullable Object value, JsonGenerator to) {
        switch (value) {
            case null -> to.writeNull();
            case Optional<?> optional -> writeValue(optional.orElse(null), to);
            case OptionalInt optional -> writeValue(optional.isPresent() ? optional.getAsInt() : null, to);
            case OptionalLong optional -> writeValue(optional.isPresent() ? optional.getAsLong() : null, to);
            case JsonValue json -> to.write(json);
            case Boolean truth -> to.write(truth);
            case Integer number -> to.write(number);
            case Long number -> to.write(number);
            case Short number -> to.write(number.intValue());
            case BigDecimal number -> to.write(number);
            case Double number -> to.write(number);
            case Float number -> to.write(number.doubleValue());
            case Enum<?> constant -> to.write(label(constant));
            case Map<?, ?> map -> {
                to.writeStartObject();
                map.forEach((key, member) -> writeMember(keyOf(key), member, to));
                to.writeEnd();
            }
            case Collection<?> list -> {
                to.writeStartArray();
                list.forEach(item -> writeValue(item, to));
                to.writeEnd();
            }
            case Object[] array -> writeValue(java.util.Arrays.asList(array), to);
            case Record row -> {
                to.writeStartObject();
                for (RecordComponent component : row.getClass().getRecordComponents()) {
                    writeMember(component.getName(), read(row, component), to);
                }
                to.writeEnd();
            }
            default -> to.write(value.toString());
        }
    }

    private static void writeMember(String name, @Nullable Object value, JsonGenerator to) {
        Object member = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        boolean absent = member == null
                || (member instanceof OptionalInt number && number.isEmpty())
                || (member instanceof OptionalLong large && large.isEmpty());
        if (!absent) {
            to.writeKey(name);
            writeValue(member, to);
        }
    }

    /** How an enum constant is called outside. */
    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String keyOf(@Nullable Object key) {
        return key instanceof Enum<?> constant ? label(constant) : String.valueOf(key);
    }

    private static @Nullable Object read(Record row, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            // A public record nested in a package-private type is still out of reach without this.
            accessor.setAccessible(true);
            return accessor.invoke(row);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(component + " failed", e.getCause());
        }
    }
}
