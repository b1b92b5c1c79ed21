package dev.guildhall.packages;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code SKILL.md} cut in two, whatever state it is in: {@code find the fences → read the YAML → quote its values and read
 * again → read it line by line}.
 *
 * @param fields empty when there are none
 * @param bodyLine line on which the body begins, 1-based
 */
record LenientFrontmatter(YamlNode.Mapping fields, String body, int bodyLine) {
    static final int MAX_LENGTH = 64 << 10;
    private static final Pattern FENCE = Pattern.compile("[ \\t\\uFEFF]*---[ \\t]*");
    private static final Pattern END = Pattern.compile("(?:---|\\.\\.\\.)[ \\t]*");
    private static final Pattern YAML_LINE =
            Pattern.compile("[A-Za-z_][\\w .-]*:(?:\\s.*)?|[ \\t]+\\S.*|-[ \\t].*|#.*");
    private static final String BEGIN = "Begin the file with `---`, `name: …`, `description: …`, `---`.";

    static LenientFrontmatter of(String text, Mends mends) {
        List<String> lines = text.lines().toList();
        int first = 0;
        while (first < lines.size() && lines.get(first).isBlank()) {
            first++;
        }
        if (first == lines.size() || !FENCE.matcher(lines.get(first)).matches()) {
            mends.add(MendCode.MENDED_FRONTMATTER, 1, "There was no frontmatter; one was written.", BEGIN);
            return new LenientFrontmatter(new YamlNode.Mapping(List.of(), 1), text, 1);
        }
        if (first > 0 || !lines.get(first).startsWith("---")) {
            mends.add(
                    MendCode.MENDED_FRONTMATTER,
                    first + 1,
                    "The frontmatter did not begin on line 1, column 1; it does now.",
                    BEGIN);
        }
        int end = first + 1;
        while (end < lines.size() && !END.matcher(lines.get(end)).matches()) {
            end++;
        }
        int bodyFrom = end + 1;
        if (end == lines.size()) {
            end = first + 1;
            while (end < lines.size() && YAML_LINE.matcher(lines.get(end)).matches()) {
                end++;
            }
            bodyFrom = end;
            mends.add(
                    MendCode.MENDED_FRONTMATTER,
                    first + 1,
                    "The frontmatter was not closed; it is closed after line " + end + " now.",
                    "Put a line `---` after its last field.");
        }
        String yaml = String.join("\n", lines.subList(first + 1, end)) + "\n";
        return new LenientFrontmatter(fields(yaml, first + 2, mends), rest(text, bodyFrom), bodyFrom + 1);
    }

    private static String rest(String text, int lines) {
        int at = 0;
        for (int i = 0; i < lines; i++) {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                return "";
            }
            at = end + 1;
        }
        return text.substring(at);
    }

    private static YamlNode.Mapping fields(String yaml, int line, Mends mends) {
        if (yaml.isBlank()) {
            return new YamlNode.Mapping(List.of(), line);
        }
        Findings findings = new Findings();
        Optional<YamlNode.Mapping> read = YamlTree.read(yaml, PackageReader.MANIFEST_NAMES.getFirst(), line, findings);
        if (read.isPresent()) {
            duplicates(findings, mends);
            return read.get();
        }
        Finding wrong = findings.all().getLast();
        int at = wrong.line().orElse(line);
        Findings again = new Findings();
        Optional<YamlNode.Mapping> quoted =
                YamlTree.read(LineYaml.quoted(yaml), PackageReader.MANIFEST_NAMES.getFirst(), line, again);
        if (quoted.isPresent()) {
            mends.add(
                    MendCode.MENDED_YAML,
                    at,
                    "The YAML could not be read (" + wrong.message() + "); values were put into quotes.",
                    wrong.fix());
            duplicates(again, mends);
            return quoted.get();
        }
        LineYaml byLine = LineYaml.read(yaml, line);
        mends.add(
                MendCode.MENDED_YAML,
                at,
                "The YAML could not be read (" + wrong.message() + "); it was read line by line"
                        + (byLine.lost() == 0 ? "." : ", " + byLine.lost() + " lines could not be."),
                wrong.fix());
        return byLine.mapping();
    }

    private static void duplicates(Findings findings, Mends mends) {
        for (Finding finding : findings.all()) {
            if (finding.code().equals(FindingCode.YAML_DUPLICATE_KEY.code())) {
                mends.add(
                        MendCode.MENDED_DUPLICATE_KEY,
                        finding.line().orElse(1),
                        finding.message() + " The first one counts.",
                        finding.fix());
            }
        }
    }
}
