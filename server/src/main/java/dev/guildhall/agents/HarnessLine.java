package dev.guildhall.agents;

import dev.guildhall.packages.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one line of a definition that says where the agent runs. Pure; every other line stays, comments too. */
final class HarnessLine {
    private static final Pattern LINE =
            Pattern.compile("^(\\s*\"?harness\"?\\s*:\\s*)(\\[[^\\]]*\\]|\"[^\"]*\"|'[^']*'|[A-Za-z0-9_-]+)(.*)$");

    private HarnessLine() {}

    /**
     * The text with this harness preferred; of several on the line it stands first and the others follow.
     *
     * @return a guess that the caller reads again; empty when the harness is not written on one line
     */
    static Optional<String> preferring(String text, String harness, List<String> all) {
        Optional<Integer> at =
                AgentReader.top(text).flatMap(top -> top.find("harness")).map(YamlNode.Entry::line);
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        if (at.isEmpty() || at.get() > lines.size()) {
            return Optional.empty();
        }
        Matcher line = LINE.matcher(lines.get(at.get() - 1));
        if (!line.matches()) {
            return Optional.empty();
        }
        lines.set(at.get() - 1, line.group(1) + value(line.group(2), harness, all) + line.group(3));
        return Optional.of(String.join("\n", lines));
    }

    private static String value(String written, String harness, List<String> all) {
        if (written.startsWith("[")) {
            String quote = written.contains("\"") ? "\"" : "";
            Set<String> order = new LinkedHashSet<>();
            order.add(quote + harness + quote);
            all.forEach(other -> order.add(quote + other + quote));
            return "[" + String.join(", ", order) + "]";
        }
        return written.startsWith("\"") ? "\"" + harness + "\"" : harness;
    }
}
