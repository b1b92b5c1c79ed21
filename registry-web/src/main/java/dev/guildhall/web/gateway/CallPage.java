package dev.guildhall.web.gateway;

import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallTrace;
import dev.guildhall.web.layout.Chrome;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One call of a model with its attempts. */
public record CallPage(Chrome chrome, CallTrace trace, boolean payloads) {
    public static String outcome(Attempt attempt) {
        return attempt.outcome().name().toLowerCase(Locale.ROOT);
    }

    /** The request's parameters as text, without content. */
    public Map<String, String> parameters() {
        Map<String, String> text = new LinkedHashMap<>();
        trace.parameters().forEach((name, value) -> text.put(name, text(value)));
        return text;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
