package dev.guildhall.skills.updates;

import dev.guildhall.skill.ToolArguments;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;

/**
 * One dependency and the versions that exist of it.
 *
 * @param available ascending
 * @param vulnerable range of versions with a known hole
 */
record Dependency(String name, Semver current, List<Semver> available, Optional<String> vulnerable) {
    private static final int MOST_VERSIONS = 2_000;
    private static final int LONGEST = 200;

    static Dependency of(Map<?, ?> given) {
        String name = text(given, "name").orElseThrow(() -> refused("A dependency has no \"name\"."));
        String current = text(given, "current").orElseThrow(() -> refused(name + " has no \"current\" version."));
        List<?> versions = given.get("available") instanceof List<?> list ? list : List.of();
        if (versions.size() > MOST_VERSIONS) {
            throw refused(
                    "%s has %d available versions; the most is %d.".formatted(name, versions.size(), MOST_VERSIONS));
        }
        return new Dependency(
                name,
                version(current)
                        .orElseThrow(() ->
                                refused("The current version \"%s\" of %s is no version.".formatted(current, name))),
                // What is no version cannot be compared, and registries hold such things.
                versions.stream()
                        .map(v -> version(String.valueOf(v)))
                        .flatMap(Optional::stream)
                        .sorted(Comparator.naturalOrder())
                        .toList(),
                text(given, "vulnerable"));
    }

    /** A pre-release is as vulnerable as the versions around it. */
    boolean isVulnerable(Semver version) {
        return vulnerable
                .filter(range -> RangeListFactory.create(range, true).isSatisfiedBy(version))
                .isPresent();
    }

    /** The lowest later version without the hole, whatever step it takes. */
    Optional<Semver> lowestSafe() {
        return available.stream()
                .filter(version -> version.getPreRelease().isEmpty())
                .filter(version -> version.compareTo(current) > 0 && !isVulnerable(version))
                .findFirst();
    }

    /** {@code v1.2} and {@code 1.2} read as {@code 1.2.0}. */
    private static Optional<Semver> version(String text) {
        String plain = text.strip().replaceFirst("^[vV=]", "");
        String full = plain.matches("\\d{1,9}")
                ? plain + ".0.0"
                : plain.replaceFirst("^(\\d{1,9}\\.\\d{1,9})(?=$|[-+])", "$1.0");
        return plain.length() > LONGEST ? Optional.empty() : Optional.ofNullable(Semver.parse(full));
    }

    private static Optional<String> text(Map<?, ?> given, String key) {
        Object value = given.get(key);
        if (value == null) {
            return Optional.empty();
        }
        String text = Objects.toString(value);
        if (text.isBlank() || text.length() > LONGEST) {
            throw refused("\"%s\" of a dependency must be a text of 1 to %d characters.".formatted(key, LONGEST));
        }
        return Optional.of(text.strip());
    }

    private static ToolArguments.Refused refused(String message) {
        return new ToolArguments.Refused(message);
    }
}
