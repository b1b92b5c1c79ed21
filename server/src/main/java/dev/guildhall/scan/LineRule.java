package dev.guildhall.scan;

import dev.guildhall.packages.Finding.Severity;
import java.util.List;
import java.util.Optional;

/** The usual ways to judge a line. */
final class LineRule {
    private LineRule() {}

    /** Reports what matches with as much weight as its place gives it. The message's {@code %s} is the match. */
    static Check weighed(Severity full, List<String> hints, Words words, String message) {
        return new Check.OnLine(
                hints,
                line -> words.first(line.command())
                        .map(found -> Hit.at(line, line.weigh(full), message.formatted(Excerpt.of(line, found)))));
    }

    /** As {@link #weighed}, but in scripts, code blocks and configuration only. */
    static Check inCode(Severity full, List<String> hints, Words words, String message) {
        return new Check.OnLine(
                hints,
                line -> line.prose()
                        ? Optional.empty()
                        : words.first(line.command())
                                .map(found ->
                                        Hit.at(line, line.weigh(full), message.formatted(Excerpt.of(line, found)))));
    }

    /** As {@link #weighed}, but in scripts only. */
    static Check inScripts(Severity full, List<String> hints, Words words, String message) {
        return new Check.OnLine(
                hints,
                line -> line.script() && !line.comment()
                        ? words.first(line.lower())
                                .map(found -> Hit.at(line, full, message.formatted(Excerpt.of(line, found))))
                        : Optional.empty());
    }
}
