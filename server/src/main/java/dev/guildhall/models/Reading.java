package dev.guildhall.models;

import dev.guildhall.models.Complaints.Place;
import dev.guildhall.packages.YamlNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Typed reading of one mapping of a configuration, YAML or JSON. What does not fit is an error with its place, and counts as absent.
 *
 * <p>Texts may be {@code os.environ/NAME}; booleans may be those of YAML 1.1; numbers may be quoted, as LiteLLM takes them.
 */
final class Reading {
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int LONGEST_TEXT = 64 * 1024;

    private final YamlNode.Mapping mapping;
    private final String file;
    private final String path;
    private final Environment environment;
    private final Complaints complaints;
    private final Set<String> missing = new TreeSet<>();

    Reading(YamlNode.Mapping mapping, String file, String path, Environment environment, Complaints complaints) {
        this.mapping = mapping;
        this.file = file;
        this.path = path;
        this.environment = environment;
        this.complaints = complaints;
    }

    /** The same with another environment. */
    Reading in(Environment other) {
        return new Reading(mapping, file, path, other, complaints);
    }

    Complaints complaints() {
        return complaints;
    }

    Environment environment() {
        return environment;
    }

    /** Names of variables that were asked for and are not set. */
    Set<String> missing() {
        return missing;
    }

    List<String> keys() {
        return mapping.entries().stream().map(YamlNode.Entry::key).toList();
    }

    Place place(String key) {
        int line = mapping.find(key).map(YamlNode.Entry::line).orElse(mapping.line());
        return new Place(file, line, path.isEmpty() ? key : key.isEmpty() ? path : path + "." + key);
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    Optional<YamlNode> node(String key) {
        return mapping.find(key)
                .map(YamlNode.Entry::value)
                .filter(node -> !(node instanceof YamlNode.Scalar scalar && scalar.isNull()));
    }

    /** Resolved; a variable that is not set counts as absent and stands in {@link #missing()}. */
    Optional<String> text(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof YamlNode.Scalar scalar && scalar.text().length() <= LONGEST_TEXT) {
                return resolved(key, scalar.text());
            }
            wrong(key, "a text, not " + node.kind());
            return Optional.empty();
        });
    }

    private Optional<String> resolved(String key, String text) {
        if (!text.startsWith(Environment.PREFIX)) {
            return Optional.of(text);
        }
        String name = text.substring(Environment.PREFIX.length()).strip();
        if (!environment.open()) {
            complaints.error(
                    place(key), "os.environ/… is for the configuration file alone; give the value, it is kept sealed.");
            return Optional.empty();
        }
        Optional<String> value = environment.value(name);
        if (value.isEmpty()) {
            missing.add(name);
        }
        return value;
    }

    Optional<Long> whole(String key, long least, long most) {
        return text(key).flatMap(text -> {
            try {
                long value = new BigDecimal(text.strip()).longValueExact();
                if (value >= least && value <= most) {
                    return Optional.of(value);
                }
            } catch (ArithmeticException | NumberFormatException e) {
                // Said below.
            }
            wrong(key, "a whole number from %d to %d, not %s".formatted(least, most, shown(text)));
            return Optional.empty();
        });
    }

    Optional<Integer> count(String key, int least, int most) {
        return whole(key, least, most).map(Math::toIntExact);
    }

    /** Zero or more, exact also in scientific notation. */
    Optional<BigDecimal> amount(String key) {
        return text(key).flatMap(text -> {
            try {
                BigDecimal value = new BigDecimal(text.strip());
                if (value.signum() >= 0 && value.precision() <= 40 && Math.abs(value.scale()) <= 40) {
                    return Optional.of(value);
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            wrong(key, "a number from 0, not %s".formatted(shown(text)));
            return Optional.empty();
        });
    }

    /** A time in seconds, more than none. */
    Optional<Duration> seconds(String key) {
        return amount(key).flatMap(value -> {
            if (value.signum() > 0 && value.compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) <= 0) {
                return Optional.of(
                        Duration.ofMillis(Math.max(1, value.movePointRight(3).longValue())));
            }
            wrong(key, "seconds, more than 0 and at most " + LONGEST.toSeconds());
            return Optional.empty();
        });
    }

    Optional<Boolean> flag(String key) {
        return text(key).flatMap(text -> switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> {
                wrong(key, "true or false, not %s".formatted(shown(text)));
                yield Optional.empty();
            }
        });
    }

    /** A list of texts; a single text stands for a list of one. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        switch (node(key).orElse(null)) {
            case null -> {}
            case YamlNode.Sequence sequence -> {
                for (YamlNode item : sequence.items()) {
                    if (item instanceof YamlNode.Scalar scalar) {
                        resolved(key, scalar.text()).ifPresent(texts::add);
                    } else {
                        wrong(key, "a list of texts; one of them is " + item.kind());
                    }
                }
            }
            case YamlNode.Scalar scalar -> resolved(key, scalar.text()).ifPresent(texts::add);
            case YamlNode.Mapping map -> wrong(key, "a list of texts, not " + map.kind());
        }
        return texts;
    }

    Optional<Reading> map(String key) {
        return node(key).flatMap(node -> {
            if (node instanceof YamlNode.Mapping map) {
                return Optional.of(new Reading(map, file, below(key), environment, complaints));
            }
            wrong(key, "keys and values, not " + node.kind());
            return Optional.empty();
        });
    }

    /** A list of mappings. */
    List<Reading> maps(String key) {
        List<Reading> maps = new ArrayList<>();
        node(key).ifPresent(node -> {
            if (!(node instanceof YamlNode.Sequence sequence)) {
                wrong(key, "a list, not " + node.kind());
                return;
            }
            for (int i = 0; i < sequence.items().size(); i++) {
                String at = below(key) + "[" + i + "]";
                YamlNode item = sequence.items().get(i);
                if (item instanceof YamlNode.Mapping map) {
                    maps.add(new Reading(map, file, at, environment, complaints));
                } else {
                    complaints.error(
                            new Place(file, item.line(), at), "must be keys and values, not " + item.kind() + ".");
                }
            }
        });
        return maps;
    }

    /** Texts by key; what is no text is an error. */
    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        map(key).ifPresent(map -> {
            map.keys().forEach(name -> map.text(name).ifPresent(value -> pairs.put(name, value)));
            missing.addAll(map.missing());
        });
        return pairs;
    }

    /** Every key must be one of these. */
    void knowing(Collection<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                complaints.error(place(key), Unknown.key(key, known));
            }
        }
    }

    void wrong(String key, String expected) {
        complaints.error(place(key), "must be " + expected + ".");
    }

    private String below(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** Values may be secrets that slipped into the wrong line. */
    private static String shown(String text) {
        return text.length() <= 24 ? "\"" + text + "\"" : "a text of " + text.length() + " characters";
    }
}
