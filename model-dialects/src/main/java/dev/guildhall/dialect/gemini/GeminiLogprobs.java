package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Probabilities of tokens: Gemini's {@code logprobsResult} and OpenAI's {@code {content: […]}}, which is the canonical form. */
final class GeminiLogprobs {
    private GeminiLogprobs() {}

    static JsonNode read(Fields result) {
        ObjectNode logprobs = Fields.object();
        ArrayNode content = logprobs.putArray("content");
        List<Fields> top = result.objects("topCandidates");
        List<Fields> chosen = result.objects("chosenCandidates");
        for (int i = 0; i < chosen.size(); i++) {
            ObjectNode token = token(chosen.get(i));
            ArrayNode alternatives = token.putArray("top_logprobs");
            if (i < top.size()) {
                top.get(i).objects("candidates").forEach(candidate -> alternatives.add(token(candidate)));
            }
            content.add(token);
        }
        return logprobs;
    }

    static JsonNode write(JsonNode logprobs) {
        ObjectNode result = Fields.object();
        ArrayNode chosen = result.putArray("chosenCandidates");
        ArrayNode top = result.putArray("topCandidates");
        logprobs.path("content").forEach(token -> {
            chosen.add(candidate(token));
            ArrayNode candidates = top.addObject().putArray("candidates");
            token.path("top_logprobs").forEach(alternative -> candidates.add(candidate(alternative)));
        });
        return result;
    }

    private static ObjectNode token(Fields candidate) {
        String text = candidate.text("token", "");
        ObjectNode token = Fields.object()
                .put("token", text)
                .put("logprob", candidate.number("logProbability").orElse(0.0));
        ArrayNode bytes = token.putArray("bytes");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(b & 0xff);
        }
        return token;
    }

    private static ObjectNode candidate(JsonNode token) {
        ObjectNode candidate = Fields.object();
        candidate.set("token", token.path("token"));
        candidate.set("logProbability", token.path("logprob"));
        return candidate;
    }
}
