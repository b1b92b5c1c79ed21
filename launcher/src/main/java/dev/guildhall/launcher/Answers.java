package dev.guildhall.launcher;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers of the publish call in words for a terminal. */
final class Answers {
    private Answers() {}

    /** One line for what was published, then its findings. */
    static List<String> published(JsonObject body) {
        List<String> lines = new ArrayList<>();
        lines.add("@%s/%s %s  %s  (%s)"
                .formatted(
                        text(body, "owner"),
                        text(body, "name"),
                        text(body, "version"),
                        text(body, "state"),
                        text(body, "verdict")));
        lines.add("  " + text(body, "digest"));
        lines.addAll(findings(body));
        return lines;
    }

    /** The problem's detail (RFC 9457), then its findings. */
    static List<String> refused(int status, JsonObject body) {
        List<String> lines = new ArrayList<>();
        String detail = text(body, "detail");
        String title = text(body, "title");
        lines.add((title.isEmpty() ? "the server answered" : title) + " (" + status + ")"
                + (detail.isEmpty() ? "" : ": " + detail));
        lines.addAll(findings(body));
        return lines;
    }

    private static List<String> findings(JsonObject body) {
        JsonValue value = body.get("findings");
        List<String> lines = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (JsonValue entry : array) {
                if (entry instanceof JsonObject finding) {
                    lines.addAll(finding(finding));
                }
            }
        }
        return lines;
    }

    private static List<String> finding(JsonObject finding) {
        String file = text(finding, "file");
        String line = finding.get("line") instanceof JsonNumber n ? ":" + n : "";
        List<String> lines = new ArrayList<>();
        lines.add("  %-7s %s%s  [%s]"
                .formatted(
                        text(finding, "severity").toLowerCase(Locale.ROOT),
                        file.isEmpty() ? "" : file + line + "  ",
                        text(finding, "message"),
                        text(finding, "code")));
        String fix = text(finding, "fix");
        if (!fix.isEmpty()) {
            lines.add("          → " + fix);
        }
        return lines;
    }

    /** Control characters of a foreign text could rewrite the terminal. */
    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString s ? s.getString().replaceAll("\\p{Cntrl}+", " ") : "";
    }
}
