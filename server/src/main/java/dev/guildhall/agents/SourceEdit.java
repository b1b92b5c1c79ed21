package dev.guildhall.agents;

import dev.guildhall.packages.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the skills in a definition as it was written and leaves every other line alone, comments too. */
final class SourceEdit {
    private SourceEdit() {}

    /** A guess that the caller reads again: empty when the text is not written in lines, as JSON in one line is not. */
    static Optional<String> skills(String source, Map<String, String> skills) {
        Optional<YamlNode.Mapping> top = AgentReader.top(source);
        if (top.isEmpty() || top.get().entries().isEmpty()) {
            return Optional.empty();
        }
        List<YamlNode.Entry> entries = top.get().entries().stream()
                .sorted(Comparator.comparingInt(YamlNode.Entry::line))
                .toList();
        List<String> lines = new ArrayList<>(Arrays.asList(source.split("\n", -1)));
        Optional<YamlNode.Entry> there = top.get().find("skills");
        int from = there.map(YamlNode.Entry::line).orElse(entries.getLast().line()) - 1;
        if (from >= lines.size()) {
            return Optional.empty();
        }
        String first = lines.get(from);
        String indent = first.substring(0, first.length() - first.stripLeading().length());
        int to = there.isPresent() ? end(lines, from, indent.length()) : from;
        List<String> written = new ArrayList<>();
        if (!skills.isEmpty()) {
            written.add(indent + "skills:");
            skills.forEach((id, range) -> written.add("%s  \"%s\": \"%s\"".formatted(indent, id, range)));
        }
        lines.subList(from, to).clear();
        lines.addAll(from, written);
        return Optional.of(String.join("\n", lines));
    }

    /** The first line after the value: one that stands no deeper, or what is between the two. */
    private static int end(List<String> lines, int from, int indent) {
        int to = from + 1;
        for (int at = from + 1; at < lines.size(); at++) {
            String line = lines.get(at);
            String text = line.strip();
            int depth = line.length() - line.stripLeading().length();
            if (!text.isEmpty() && depth <= indent) {
                return text.startsWith("}") || text.startsWith("]") ? at + 1 : to;
            }
            if (!text.isEmpty() && !text.startsWith("#")) {
                to = at + 1;
            }
        }
        return to;
    }
}
