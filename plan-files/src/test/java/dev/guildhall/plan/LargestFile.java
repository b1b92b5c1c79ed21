package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.Syntax;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A program that merges into the largest file of a syntax that is allowed, and takes it back, in whatever heap it is started with.
 * Its files are as dense as can be: what a parser holds grows with values, not with bytes.
 */
final class LargestFile {
    private LargestFile() {}

    public static void main(String[] arguments) {
        Syntax syntax = Syntax.valueOf(arguments[0]);
        String text = text(syntax, arguments[1]);
        List<Patch> patches = syntax == Syntax.MARKDOWN
                ? List.of(new Patch("file", syntax, "", "\"Be kind.\""))
                : List.of(
                        new Patch("file", syntax, "/model", "\"mine\""),
                        new Patch(
                                "file",
                                syntax,
                                "/servers/docs",
                                "{\"url\":\"https://docs\",\"headers\":{\"A\":\"b\"}}"),
                        new Patch("file", syntax, "/allow/-", "\"Read\""));
        Merged merged = Merge.apply("agent", "file", Optional.of(text), patches);
        if (!Merge.edited(merged.text(), merged.reverse()).equals(text)) {
            throw new IllegalStateException("the reverse gives another file");
        }
        Undone undone = Merge.undo("agent", "file", syntax, merged.text(), merged.changes(), merged.made());
        if (!undone.kept().isEmpty()) {
            throw new IllegalStateException("kept " + undone.kept());
        }
    }

    private static String text(Syntax syntax, String shape) {
        StringBuilder text = new StringBuilder();
        String unit = switch (shape) {
            case "numbers" -> "0,";
            case "lists" -> "[],";
            case "prose" -> "Words é, words.\n";
            default -> throw new IllegalArgumentException(shape);
        };
        String begin = switch (syntax) {
            case JSON -> "{\"list\":[";
            case TOML -> "list = [";
            case YAML -> "list: [";
            case MARKDOWN -> "";
        };
        String end = switch (syntax) {
            case JSON -> "0]}\n";
            case TOML, YAML -> "0]\n";
            case MARKDOWN -> "";
        };
        text.append(begin);
        int bytes = unit.getBytes(StandardCharsets.UTF_8).length;
        int room = PlanLimits.configurationBytes(syntax) - begin.length() - end.length();
        return text.repeat(unit, room / bytes).append(end).toString();
    }
}
