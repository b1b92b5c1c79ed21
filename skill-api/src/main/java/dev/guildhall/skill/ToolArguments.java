package dev.guildhall.skill;

import java.util.Map;
import java.util.Optional;

/** The arguments of a call by name, each asked for with the type it should have. */
public final class ToolArguments {
    /** The arguments cannot be used; the message says which one, what was found and what is expected. */
    public static final class Refused extends RuntimeException {
        public Refused(String message) {
            super(message);
        }
    }

    private final Map<?, ?> values;

    private ToolArguments(Map<?, ?> values) {
        this.values = values;
    }

    /** @throws Refused when the text is no JSON object */
    public static ToolArguments of(String json) {
        Object read;
        try {
            read = Json.read(json);
        } catch (IllegalArgumentException e) {
            throw new Refused("The arguments are not JSON: " + e.getMessage());
        }
        if (read instanceof Map<?, ?> object) {
            return new ToolArguments(object);
        }
        throw new Refused("The arguments must be a JSON object such as {\"name\": \"value\"}.");
    }

    /** A string that must be there. */
    public String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new Refused("The argument \"%s\" is missing; give a string.".formatted(name)));
    }

    /** A string; empty when absent or null. */
    public Optional<String> optionalText(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            case Object other -> throw wrong(name, "a string", other);
        };
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (values.get(name)) {
            case null -> otherwise;
            case Boolean flag -> flag;
            case Object other -> throw wrong(name, "true or false", other);
        };
    }

    /** A whole number between {@code least} and {@code most}. */
    public int whole(String name, int otherwise, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number
                && number.doubleValue() == Math.rint(number.doubleValue())
                && number.doubleValue() >= least
                && number.doubleValue() <= most) {
            return number.intValue();
        }
        throw wrong(name, "a whole number between %d and %d".formatted(least, most), value);
    }

    private static Refused wrong(String name, String expected, Object found) {
        String shown = Json.write(found);
        return new Refused("The argument \"%s\" must be %s, not %s."
                .formatted(name, expected, shown.length() > 60 ? shown.substring(0, 60) + "…" : shown));
    }
}
