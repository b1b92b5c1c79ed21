package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * YAML that no reader takes, read as people mean it: one {@code key: value} a line, lists and one level of maps below a key.
 *
 * @param lost lines that say nothing in this way
 */
record LineYaml(YamlNode.Mapping mapping, int lost) {
    private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w .-]{0,99}?)[ \\t]*:(?:[ \\t]+(.*?)|)[ \\t]*");
    private static final Pattern PLAIN =
            Pattern.compile("([ \\t]*(?:- )?[A-Za-z_][\\w.-]*:[ \\t]+)([^\\s\"'|>\\[{].*?)[ \\t]*");
    private static final Pattern SPECIAL = Pattern.compile(".*(?::[ \\t]| #|:$).*|[@`%*&!].*");
    private static final Pattern BLOCK = Pattern.compile("[|>][+-]?[0-9]?");

    /** The same YAML with quotes around single-line values that a reader would take for something else. */
    static String quoted(String yaml) {
        StringBuilder text = new StringBuilder();
        for (String line : yaml.lines().toList()) {
            Matcher plain = PLAIN.matcher(line);
            if (plain.matches() && SPECIAL.matcher(plain.group(2)).matches()) {
                text.append(plain.group(1)).append(YamlText.quoted(plain.group(2)));
            } else {
                text.append(line);
            }
            text.append('\n');
        }
        return text.toString();
    }

    static LineYaml read(String yaml, int firstLine) {
        List<String> lines = yaml.lines().toList();
        Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
        int lost = 0;
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            Matcher key = KEY.matcher(line);
            if (line.isBlank() || line.startsWith("#")) {
                at++;
            } else if (!key.matches()) {
                lost++;
                at++;
            } else {
                int end = at + 1;
                while (end < lines.size() && belongs(lines.get(end))) {
                    end++;
                }
                String value = key.group(2) == null ? "" : key.group(2);
                YamlNode node = node(value, lines.subList(at + 1, end), firstLine + at);
                entries.putIfAbsent(
                        key.group(1).strip(), new YamlNode.Entry(key.group(1).strip(), firstLine + at, node));
                at = end;
            }
        }
        return new LineYaml(new YamlNode.Mapping(List.copyOf(entries.values()), firstLine), lost);
    }

    private static boolean belongs(String line) {
        return line.isBlank() || line.startsWith(" ") || line.startsWith("\t") || line.startsWith("- ");
    }

    private static YamlNode node(String value, List<String> below, int line) {
        List<String> rest = below.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (BLOCK.matcher(value).matches()) {
            return text(String.join(value.startsWith("|") ? "\n" : " ", rest), line);
        }
        if (!value.isEmpty()) {
            String whole = rest.isEmpty() ? value : value + " " + String.join(" ", rest);
            return whole.startsWith("[") && whole.endsWith("]")
                    ? list(List.of(whole.substring(1, whole.length() - 1).split(",")), line)
                    : text(unquoted(whole), line);
        }
        if (!rest.isEmpty() && rest.stream().allMatch(item -> item.startsWith("-"))) {
            return list(rest.stream().map(item -> item.substring(1)).toList(), line);
        }
        List<YamlNode.Entry> entries = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            Matcher key = KEY.matcher(rest.get(i));
            if (!key.matches()) {
                return text(String.join(" ", rest), line);
            }
            String inner = key.group(2) == null ? "" : key.group(2);
            entries.add(new YamlNode.Entry(key.group(1).strip(), line + i + 1, text(unquoted(inner), line + i + 1)));
        }
        return entries.isEmpty() ? text("", line) : new YamlNode.Mapping(List.copyOf(entries), line);
    }

    private static YamlNode list(List<String> items, int line) {
        return new YamlNode.Sequence(
                items.stream()
                        .map(item -> unquoted(item.strip()))
                        .filter(item -> !item.isEmpty())
                        .map(item -> text(item, line))
                        .toList(),
                line);
    }

    private static YamlNode text(String text, int line) {
        return new YamlNode.Scalar(text, false, line);
    }

    private static String unquoted(String text) {
        boolean quotes = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(0) == text.charAt(text.length() - 1);
        return quotes ? text.substring(1, text.length() - 1) : text;
    }
}
