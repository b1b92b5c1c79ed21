package dev.guildhall.platform;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of a JSON object, strictly: every problem names the field.
 *
 * <p>A component may be left out when it is an {@code Optional}, a list, a map or {@code @Nullable}. Fields that the
 * record does not have are refused, so that a misspelt one is not silently without effect.
 */
final class RecordBinder {
    private RecordBinder() {}

    static <T> T bind(JsonObject object, Class<T> type) {
        return type.cast(bindRecord(object, type, ""));
    }

    private static Object bindRecord(JsonObject object, Class<?> type, String where) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String name : object.keySet()) {
            if (!known.contains(name)) {
                throw invalid(
                        where + name,
                        "is not known here."
                                + Nearest.to(name, known)
                                        .map(n -> " Did you mean " + n + "?")
                                        .orElse("") + " Known: " + String.join(", ", known) + ".");
            }
        }
        @Nullable Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = component(object.get(components[i].getName()), components[i], where);
        }
        return construct(type, types, values, where);
    }

    private static Object construct(Class<?> type, Class<?>[] types, @Nullable Object[] values, String where) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Problem problem) {
                throw problem;
            } else if (e.getCause() instanceof IllegalArgumentException refused) {
                throw invalid(
                        where.isEmpty() ? "The body" : where.substring(0, where.length() - 1),
                        "is refused: " + refused.getMessage());
            }
            throw new IllegalStateException("A " + type.getName() + " could not be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A " + type.getName() + " could not be made", e);
        }
    }

    private static @Nullable Object component(@Nullable JsonValue json, RecordComponent component, String where) {
        String name = where + component.getName();
        Class<?> type = component.getType();
        boolean absent = json == null || json.getValueType() == JsonValue.ValueType.NULL;
        if (type == Optional.class) {
            return absent ? Optional.empty() : Optional.of(value(json, argument(component.getGenericType(), 0), name));
        } else if (!absent) {
            return value(json, component.getGenericType(), name);
        } else if (type == List.class) {
            return List.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return null;
        }
        throw invalid(name, "is missing; it must be " + expected(component.getGenericType()) + ".");
    }

    private static Object value(@Nullable JsonValue json, Type type, String name) {
        Class<?> raw = type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
        if (raw == List.class && json instanceof JsonArray array) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                items.add(value(array.get(i), argument(type, 0), name + "[" + i + "]"));
            }
            return List.copyOf(items);
        } else if (raw == Map.class && json instanceof JsonObject object) {
            Map<String, Object> members = new LinkedHashMap<>();
            object.forEach((key, member) -> members.put(key, value(member, argument(type, 1), name + "." + key)));
            return members;
        } else if (raw.isRecord() && json instanceof JsonObject object) {
            return bindRecord(object, raw, name + ".");
        }
        Object scalar = json instanceof JsonString text
                ? ofText(text.getString(), raw)
                : json instanceof JsonNumber number ? ofNumber(number, raw) : ofTruth(json, raw);
        if (scalar == null) {
            throw invalid(name, "must be " + expected(type) + ".");
        }
        return scalar;
    }

    private static @Nullable Object ofText(String text, Class<?> type) {
        try {
            if (type == String.class) {
                return text;
            } else if (type == UUID.class) {
                return UUID.fromString(text);
            } else if (type == Instant.class) {
                return Instant.parse(text);
            } else if (type.isEnum()) {
                return Arrays.stream(type.getEnumConstants())
                        .filter(constant -> Json.label((Enum<?>) constant).equals(text))
                        .findFirst()
                        .orElse(null);
            }
            return null;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable Object ofNumber(JsonNumber number, Class<?> type) {
        try {
            if (type == int.class || type == Integer.class) {
                return number.intValueExact();
            } else if (type == long.class || type == Long.class) {
                return number.longValueExact();
            } else if (type == double.class || type == Double.class) {
                return number.doubleValue();
            } else if (type == BigDecimal.class) {
                return number.bigDecimalValue();
            }
            return null;
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static @Nullable Object ofTruth(@Nullable JsonValue json, Class<?> type) {
        if (type != boolean.class && type != Boolean.class) {
            return json != null && JsonValue.class.isAssignableFrom(type) && type.isInstance(json) ? json : null;
        }
        return JsonValue.TRUE.equals(json) ? Boolean.TRUE : JsonValue.FALSE.equals(json) ? Boolean.FALSE : null;
    }

    private static String expected(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            if (parameterized.getRawType() == List.class) {
                return "a list, each item " + expected(argument(type, 0));
            }
            return parameterized.getRawType() == Map.class ? "an object" : expected(argument(type, 0));
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Arrays.stream(raw.getEnumConstants())
                                    .map(c -> Json.label((Enum<?>) c))
                                    .toList());
        }
        return switch (raw.getSimpleName()) {
            case "String" -> "a string";
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double", "BigDecimal" -> "a number";
            case "boolean", "Boolean" -> "true or false";
            case "Instant" -> "a time such as 2026-11-23T09:30:00Z";
            case "UUID" -> "a UUID";
            default -> "an object";
        };
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Problem invalid(String field, String what) {
        return PlatformProblem.INVALID_FIELD.because(field + " " + what, Map.of("field", field));
    }
}
