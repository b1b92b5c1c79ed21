package dev.guildhall.plugins;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.semver4j.Semver;
import org.semver4j.SemverException;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/** A published version that can be compared and matched against npm ranges. */
record VersionChoice(Semver number, String text, String state) {
    private static final int MAX_SHOWN = 12;
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+){0,2}");

    /** What is no semantic version is left out: it could never be asked for. */
    static List<VersionChoice> highestFirst(List<ShelvedVersion> versions) {
        return versions.stream()
                .map(VersionChoice::of)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(VersionChoice::number).reversed())
                .toList();
    }

    private static @Nullable VersionChoice of(ShelvedVersion version) {
        Semver number = Semver.parse(version.version());
        return number == null ? null : new VersionChoice(number, version.version(), version.state());
    }

    boolean live() {
        return state.equals(ShelvedVersion.LIVE);
    }

    boolean satisfies(String range) {
        return satisfies(text, range);
    }

    static boolean satisfies(String version, String range) {
        Semver number = Semver.parse(version);
        RangeList ranges = ranges(range);
        return number != null && ranges != null && ranges.isSatisfiedBy(number);
    }

    static boolean isRange(String range) {
        return ranges(range) != null;
    }

    private static @Nullable RangeList ranges(String range) {
        try {
            RangeList ranges = RangeListFactory.create(range);
            return ranges.get().stream().anyMatch(all -> !all.isEmpty()) ? ranges : null;
        } catch (SemverException e) {
            return null;
        }
    }

    /** The highest below the range and the lowest above it, as far as there are such. */
    static List<String> nearest(List<VersionChoice> highestFirst, String range) {
        Matcher matcher = NUMBER.matcher(range);
        Semver wanted = matcher.find() ? Semver.coerce(matcher.group()) : null;
        if (wanted == null) {
            return highestFirst.stream().limit(2).map(VersionChoice::text).toList();
        }
        Optional<String> below = highestFirst.stream()
                .filter(one -> one.number().isLowerThanOrEqualTo(wanted))
                .findFirst()
                .map(VersionChoice::text);
        Optional<String> above = highestFirst.reversed().stream()
                .filter(one -> one.number().isGreaterThan(wanted))
                .findFirst()
                .map(VersionChoice::text);
        return Stream.of(below, above).flatMap(Optional::stream).toList();
    }

    /** Lowest first, the state beside what is not live: {@code 1.0.0, 1.4.0 (yanked)}. */
    static String shown(List<VersionChoice> highestFirst) {
        Stream<String> all = highestFirst.reversed().stream()
                .skip(Math.max(0, highestFirst.size() - MAX_SHOWN))
                .map(v -> v.live() ? v.text() : v.text() + " (" + v.state() + ")");
        return (highestFirst.size() > MAX_SHOWN ? "…, " : "") + all.collect(Collectors.joining(", "));
    }
}
