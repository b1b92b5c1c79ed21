package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Choice;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Usage;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole answers: {@code {"candidates":[…],"usageMetadata":…}}. */
final class GeminiReplies {
    private GeminiReplies() {}

    static ChatReply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.has("candidates") || found.has("promptFeedback") || found.has("usageMetadata"))
                .orElseThrow(() -> GeminiFailures.insteadOfAnswer(body).refused());
        List<Choice> choices = new ArrayList<>();
        for (Fields candidate : reply.objects("candidates")) {
            GeminiParts parts = new GeminiParts(idPrefix(reply) + choices.size() + "_");
            List<Part> read = new ArrayList<>();
            candidate
                    .object("content")
                    .ifPresent(content -> content.objects("parts").forEach(part -> read.addAll(parts.read(part))));
            boolean calls = read.stream().anyMatch(Part.ToolCall.class::isInstance);
            choices.add(new Choice(
                    candidate.integer("index").orElse(choices.size()),
                    GeminiParts.joined(read),
                    GeminiWords.stop(candidate.text("finishReason", "STOP"), calls),
                    Optional.empty(),
                    candidate.object("logprobsResult").map(GeminiLogprobs::read)));
        }
        if (choices.isEmpty()) {
            // The prompt was blocked, or nothing came of it.
            Stop stop = reply.has("promptFeedback") ? Stop.FILTER : Stop.END;
            choices.add(new Choice(0, List.of(), stop, Optional.empty(), Optional.empty()));
        }
        return OutputTool.unwrapped(new ChatReply(
                reply.text("responseId", ""),
                reply.text("modelVersion", ""),
                created(reply),
                choices,
                reply.object("usageMetadata").map(GeminiWords::usage),
                Map.of()));
    }

    /** Ids of calls must differ from those of earlier turns, and Gemini often gives none. */
    static String idPrefix(Fields reply) {
        String id = reply.text("responseId")
                .map(given -> given.replaceAll("[^a-zA-Z0-9]", ""))
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""));
        return "call_" + id.substring(0, Math.min(id.length(), 32)) + "_";
    }

    static Optional<Instant> created(Fields reply) {
        try {
            return reply.text("createTime").map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static ObjectNode write(ChatReply reply, Echo echo) {
        ObjectNode body = Fields.object();
        ArrayNode candidates = body.putArray("candidates");
        for (Choice choice : reply.choices()) {
            ArrayNode parts = Fields.JSON.createArrayNode();
            choice.parts().forEach(part -> part(part, parts));
            ObjectNode candidate = candidate(choice.index(), parts);
            candidate.put("finishReason", GeminiWords.reason(choice.stop()));
            choice.logprobs().map(GeminiLogprobs::write).ifPresent(found -> candidate.set("logprobsResult", found));
            candidates.add(candidate);
        }
        body.set("usageMetadata", GeminiWords.usage(reply.usage().orElse(Usage.NONE)));
        body.put("modelVersion", echo.model());
        body.put("responseId", reply.id().isEmpty() ? echo.id() : reply.id());
        return body;
    }

    static ObjectNode candidate(int index, ArrayNode parts) {
        ObjectNode candidate = Fields.object();
        candidate.putObject("content").put("role", "model").set("parts", parts);
        return candidate.put("index", index);
    }

    private static void part(Part part, ArrayNode to) {
        switch (part) {
            case Part.Text text -> to.addObject().put("text", text.text());
            case Part.Refusal refusal -> to.addObject().put("text", refusal.text());
            case Part.Thinking thinking -> {
                ObjectNode written = to.addObject().put("text", thinking.text()).put("thought", true);
                thinking.signature()
                        .map(GeminiSignatures::write)
                        .ifPresent(proof -> written.put("thoughtSignature", proof));
            }
            case Part.ToolCall call -> to.add(call(call.id(), call.name(), call.arguments(), call.signature()));
            case Part.Foreign foreign -> {
                if (foreign.dialect() == Dialect.GEMINI) {
                    to.add(foreign.raw());
                }
            }
            case Part.Media media -> {
                if (media.source() instanceof Part.Media.Source.Data data) {
                    to.addObject()
                            .putObject("inlineData")
                            .put("mimeType", data.type())
                            .put("data", data.base64());
                }
            }
            case Part.ToolResult ignored -> {
                // Models give no results of client's tools.
            }
        }
    }

    static ObjectNode call(String id, String name, String arguments, Optional<String> signature) {
        ObjectNode part = Fields.object();
        ObjectNode call = part.putObject("functionCall");
        if (!id.isEmpty()) {
            call.put("id", id);
        }
        call.put("name", name).set("args", Fields.arguments(arguments));
        signature.map(GeminiSignatures::write).ifPresent(proof -> part.put("thoughtSignature", proof));
        return part;
    }
}
