package dev.guildhall.launcher;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The answer of an upgrade as lines: what changes, what it may do more or less, what it costs. */
final class UpgradeTable {
    private UpgradeTable() {}

    static List<String> lines(String agent, JsonObject upgrade, boolean dryRun) {
        List<JsonObject> changes = objects(upgrade, "changes");
        List<String> lines = new ArrayList<>();
        if (changes.isEmpty()) {
            lines.add("nothing of " + agent + " is to be upgraded");
        } else {
            boolean staged = text(upgrade, "stage").equals("next");
            String done = staged ? "is staged" : "is upgraded";
            lines.add(
                    agent + " " + (dryRun ? (staged ? "would be staged" : "would be upgraded") + " (dry run)" : done));
            lines.addAll(table(changes));
        }
        for (String problem : texts(upgrade, "problems")) {
            lines.add("  stays: " + problem);
        }
        return lines;
    }

    private static List<String> table(List<JsonObject> changes) {
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {"skill", "from", "to", "why", "tokens (entry + body)"});
        for (JsonObject change : changes) {
            rows.add(new String[] {
                text(change, "id"),
                orDash(text(change, "from")),
                orDash(text(change, "to")),
                text(change, "why"),
                tokens(change, "tokensFrom") + " → " + tokens(change, "tokensTo")
            });
        }
        int[] widths = new int[5];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (int r = 0; r < rows.size(); r++) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append("  ").append(rows.get(r)[i]).append(" ".repeat(widths[i] - rows.get(r)[i].length()));
            }
            lines.add(line.toString().stripTrailing());
            if (r > 0) {
                lines.addAll(capabilities(changes.get(r - 1)));
            }
        }
        return lines;
    }

    private static List<String> capabilities(JsonObject change) {
        List<String> lines = new ArrayList<>();
        texts(change, "wider").forEach(wider -> lines.add("    + may now: " + wider));
        texts(change, "narrower").forEach(narrower -> lines.add("    - no longer: " + narrower));
        return lines;
    }

    private static String tokens(JsonObject change, String name) {
        return change.get(name) instanceof JsonObject tokens
                ? number(tokens, "catalog") + " + " + number(tokens, "body")
                : "-";
    }

    private static String number(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? number.toString() : "0";
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? InstallReport.clean(text.getString()) : "";
    }

    private static List<String> texts(JsonObject object, String name) {
        List<String> texts = new ArrayList<>();
        if (object.get(name) instanceof JsonArray array) {
            for (JsonValue value : array) {
                if (value instanceof JsonString text) {
                    texts.add(InstallReport.clean(text.getString()));
                }
            }
        }
        return texts;
    }

    private static List<JsonObject> objects(JsonObject object, String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (object.get(name) instanceof JsonArray array) {
            for (JsonValue value : array) {
                if (value instanceof JsonObject one) {
                    objects.add(one);
                }
            }
        }
        return objects;
    }
}
