package dev.guildhall.web.agent;

import dev.guildhall.packages.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A definition as it was typed, before anything understood it. Pure. */
public final class WrittenAgent {
    private static final Pattern TOP = Pattern.compile("(?m)^\"?name\"?[ \\t]*:[ \\t]*[\"']?([^\"'#,\\s]+)");
    private static final Pattern ANYWHERE =
            Pattern.compile("(?m)^[ \\t{]*\"?name\"?[ \\t]*:[ \\t]*[\"']?([^\"'#,\\s]+)");
    private static final int SHOWN = 2_000;

    private WrittenAgent() {}

    /** A line with what was found in it. */
    public record Line(int number, String text, List<Finding> findings) {
        public Line {
            findings = List.copyOf(findings);
        }
    }

    /** A form sends CR LF. */
    static String plain(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** The agent's name as the text says it: at the start of a line, else further in (a wrapper, JSON). */
    static Optional<String> name(String text) {
        Matcher top = TOP.matcher(text);
        if (top.find()) {
            return Optional.of(top.group(1));
        }
        Matcher anywhere = ANYWHERE.matcher(text);
        return anywhere.find() ? Optional.of(anywhere.group(1)) : Optional.empty();
    }

    /** The text in lines when a finding names one; nothing to show beside otherwise. */
    static List<Line> lines(String text, List<Finding> findings) {
        if (findings.stream().allMatch(finding -> finding.line().isEmpty())) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        String[] all = text.split("\n", -1);
        for (int i = 0; i < Math.min(all.length, SHOWN); i++) {
            int number = i + 1;
            lines.add(new Line(
                    number,
                    all[i],
                    findings.stream()
                            .filter(finding -> finding.line().equals(Optional.of(number)))
                            .toList()));
        }
        return lines;
    }
}
