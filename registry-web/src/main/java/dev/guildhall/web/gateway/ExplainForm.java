package dev.guildhall.web.gateway;

import dev.guildhall.gateway.ExplainBody;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.Arrays;
import java.util.Optional;

/** A call as it was typed to be explained; the key is never written back into the page. */
public class ExplainForm {
    /** Dialects of clients. */
    public enum Surface {
        OPENAI_CHAT("openai-chat", "OpenAI chat"),
        OPENAI_RESPONSES("openai-responses", "OpenAI responses"),
        ANTHROPIC("anthropic", "Anthropic messages"),
        GEMINI("gemini", "Gemini");

        private final String word;
        private final String label;

        Surface(String word, String label) {
            this.word = word;
            this.label = label;
        }

        public String word() {
            return word;
        }

        public String label() {
            return label;
        }
    }

    @FormParam("model")
    @DefaultValue("")
    private String model = "";

    @FormParam("key")
    @DefaultValue("")
    private String key = "";

    @FormParam("surface")
    @DefaultValue("openai-chat")
    private String surface = "openai-chat";

    @FormParam("inputTokens")
    @DefaultValue("1000")
    private String inputTokens = "1000";

    @FormParam("maxTokens")
    @DefaultValue("")
    private String maxTokens = "";

    @FormParam("tags")
    @DefaultValue("")
    private String tags = "";

    static ExplainForm of(String model) {
        ExplainForm form = new ExplainForm();
        form.model = model;
        return form;
    }

    public String model() {
        return model;
    }

    public String surface() {
        return surface;
    }

    public String inputTokens() {
        return inputTokens;
    }

    public String maxTokens() {
        return maxTokens;
    }

    public String tags() {
        return tags;
    }

    ExplainBody body() {
        return new ExplainBody(
                model.strip(),
                LimitsForm.given(key),
                LimitsForm.given(surface),
                Optional.empty(),
                Optional.empty(),
                LimitsForm.number("inputTokens", inputTokens)
                        .map(count -> LimitsForm.within("inputTokens", count, 0, 100_000_000)),
                LimitsForm.number("maxTokens", maxTokens)
                        .map(count -> (int) LimitsForm.within("maxTokens", count, 0, 100_000_000)),
                Arrays.stream(tags.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList(),
                Optional.empty());
    }
}
