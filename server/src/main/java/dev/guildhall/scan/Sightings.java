package dev.guildhall.scan;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Collects what rules found: one finding per rule, file and severity, with further lines named in it; bounded. */
final class Sightings {
    private static final int MOST = 200;
    private static final int LINES_SHOWN = 5;

    private record Key(Rule rule, String file, Severity severity) {}

    private record Seen(Hit first, List<Integer> further) {}

    private final Map<Key, Seen> seen = new LinkedHashMap<>();
    private final List<Finding> noted = new ArrayList<>();

    void add(Rule rule, Hit hit) {
        Key key = new Key(rule, hit.file(), hit.severity());
        Seen there = seen.get(key);
        if (there == null) {
            // What holds is never left out for what does not.
            if (seen.size() < MOST || hit.severity() == Severity.HIGH) {
                seen.put(key, new Seen(hit, new ArrayList<>()));
            }
        } else if (there.further().size() <= LINES_SHOWN
                && hit.line() != there.first().line()) {
            there.further().add(hit.line());
        }
    }

    void note(Finding finding) {
        noted.add(finding);
    }

    List<Finding> worstFirst() {
        List<Finding> all = new ArrayList<>(noted);
        seen.forEach((key, sighting) -> all.add(finding(key, sighting)));
        return all.stream()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(f -> f.file().orElse("")))
                .limit(MOST)
                .toList();
    }

    private static Finding finding(Key key, Seen sighting) {
        Hit first = sighting.first();
        return new Finding(
                key.rule().code(),
                key.severity(),
                first.file().isEmpty() ? Optional.empty() : Optional.of(first.file()),
                first.line() == 0 ? Optional.empty() : Optional.of(first.line()),
                first.message() + further(sighting.further()),
                key.rule().fix());
    }

    private static String further(List<Integer> lines) {
        List<Integer> distinct = lines.stream().distinct().toList();
        if (distinct.isEmpty()) {
            return "";
        }
        String shown = distinct.stream().limit(LINES_SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
        return " Also in line%s %s%s."
                .formatted(distinct.size() == 1 ? "" : "s", shown, distinct.size() > LINES_SHOWN ? ", …" : "");
    }
}
