package dev.guildhall.keys;

import dev.guildhall.platform.JsonBodyReader;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A body in LiteLLM's shape, whatever its content type says.
 *
 * <p>A member that is missing leaves things as they are, {@code null} takes away. Members that nobody knows are refused by name; those that
 * LiteLLM knows and this server does not carry out are refused unless they ask for nothing.
 */
final class LiteLlmBody {
    private final JsonObject json;

    private LiteLlmBody(JsonObject json) {
        this.json = json;
    }

    static LiteLlmBody of(InputStream body) throws IOException {
        return new LiteLlmBody(JsonBodyReader.object(body));
    }

    static LiteLlmBody of(JsonObject json) {
        return new LiteLlmBody(json);
    }

    /**
     * @param known members that are carried out or kept
     * @param notCarriedOut members that LiteLLM has besides
     */
    LiteLlmBody checked(Set<String> known, Set<String> notCarriedOut) {
        Set<String> unknown = new TreeSet<>(json.keySet());
        unknown.removeAll(known);
        unknown.removeAll(notCarriedOut);
        if (!unknown.isEmpty()) {
            throw KeyProblem.UNUSABLE.because("Not known here: %s. Known: %s."
                    .formatted(String.join(", ", unknown), String.join(", ", new TreeSet<>(known))));
        }
        for (String name : notCarriedOut) {
            if (asks(json.get(name))) {
                throw KeyProblem.NOT_CARRIED_OUT.because(
                        "%s is known to LiteLLM but not carried out by this gateway, and is not taken without effect. Leave it out."
                                .formatted(name));
            }
        }
        return this;
    }

    private static boolean asks(@Nullable JsonValue value) {
        return switch (value) {
            case null -> false;
            case JsonArray list -> !list.isEmpty();
            case JsonObject object -> !object.isEmpty();
            case JsonString text -> !text.getString().isEmpty();
            case JsonNumber ignored -> true;
            default -> value.getValueType() == JsonValue.ValueType.TRUE;
        };
    }

    boolean has(String name) {
        return json.containsKey(name);
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(json.get(name)).filter(value -> value.getValueType() != JsonValue.ValueType.NULL);
    }

    Optional<String> text(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonString text) {
                return text.getString();
            }
            throw wrong(name, "a string");
        });
    }

    /** @param before when the member is missing */
    Optional<String> text(String name, Optional<String> before) {
        return has(name) ? text(name) : before;
    }

    Optional<BigDecimal> money(String name, Optional<BigDecimal> before) {
        return has(name) ? number(name) : before;
    }

    Optional<BigDecimal> number(String name) {
        return value(name).map(value -> number(name, value));
    }

    private static BigDecimal number(String name, JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        }
        throw wrong(name, "a number");
    }

    Optional<Long> count(String name, Optional<Long> before) {
        return has(name) ? number(name).map(value -> whole(name, value)) : before;
    }

    private static long whole(String name, BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(name, "a whole number");
        }
    }

    boolean flag(String name, boolean before) {
        return value(name)
                .map(value -> switch (value.getValueType()) {
                    case TRUE -> true;
                    case FALSE -> false;
                    default -> throw wrong(name, "true or false");
                })
                .orElse(!has(name) && before);
    }

    List<String> texts(String name, List<String> before) {
        return has(name) ? texts(name) : before;
    }

    List<String> texts(String name) {
        return value(name)
                .map(value -> {
                    if (!(value instanceof JsonArray list)) {
                        throw wrong(name, "a list of strings");
                    }
                    List<String> texts = new ArrayList<>();
                    for (JsonValue item : list) {
                        if (!(item instanceof JsonString text)) {
                            throw wrong(name, "a list of strings");
                        }
                        texts.add(text.getString());
                    }
                    return texts;
                })
                .orElse(List.of());
    }

    List<LiteLlmBody> objects(String name) {
        return value(name)
                .map(value -> {
                    if (value instanceof JsonObject one) {
                        return List.of(new LiteLlmBody(one));
                    } else if (!(value instanceof JsonArray list)) {
                        throw wrong(name, "a list of objects");
                    } else {
                        List<LiteLlmBody> found = new ArrayList<>();
                        for (JsonValue item : list) {
                            if (!(item instanceof JsonObject object)) {
                                throw wrong(name, "a list of objects");
                            }
                            found.add(new LiteLlmBody(object));
                        }
                        return found;
                    }
                })
                .orElse(List.of());
    }

    Optional<JsonObject> object(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonObject object) {
                return object;
            }
            throw wrong(name, "an object");
        });
    }

    /** Texts by name. */
    Map<String, String> names(String name, Map<String, String> before) {
        if (!has(name)) {
            return before;
        }
        Map<String, String> names = new LinkedHashMap<>();
        object(name)
                .ifPresent(object -> object.forEach((key, value) -> {
                    if (!(value instanceof JsonString text)) {
                        throw wrong(name + "." + key, "a string");
                    }
                    names.put(key, text.getString());
                }));
        return names;
    }

    /** Also without a zone, which then is UTC. */
    Optional<Instant> time(String name) {
        return text(name).map(text -> {
            try {
                return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                        ? OffsetDateTime.parse(text).toInstant()
                        : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                throw wrong(name, "a time such as 2026-12-24T00:00:00Z");
            }
        });
    }

    /** What was kept before with these members as they are given now; {@code null} takes one out. */
    JsonObject kept(JsonObject before, Set<String> names) {
        JsonObjectBuilder kept = Json.createObjectBuilder(before);
        for (String name : names) {
            if (has(name)) {
                kept.remove(name);
                value(name).ifPresent(value -> kept.add(name, value));
            }
        }
        return kept.build();
    }

    static RuntimeException wrong(String name, String expected) {
        return KeyProblem.UNUSABLE.because("%s must be %s.".formatted(name, expected));
    }
}
