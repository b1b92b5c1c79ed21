package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Usage;
import tools.jackson.databind.node.ObjectNode;

/** Reasons to finish, and usage. Gemini counts thoughts beside {@code candidatesTokenCount}; {@link Usage#output} has them in. */
final class GeminiWords {
    private GeminiWords() {}

    static Stop stop(String reason, boolean calls) {
        return switch (reason) {
            case "MAX_TOKENS" -> Stop.LENGTH;
            case "SAFETY",
                    "RECITATION",
                    "LANGUAGE",
                    "BLOCKLIST",
                    "PROHIBITED_CONTENT",
                    "SPII",
                    "IMAGE_SAFETY",
                    "IMAGE_PROHIBITED_CONTENT",
                    "IMAGE_RECITATION",
                    "MODEL_ARMOR" -> Stop.FILTER;
            // A call ends with STOP too.
            default -> calls ? Stop.TOOL_CALLS : Stop.END;
        };
    }

    static String reason(Stop stop) {
        return switch (stop) {
            case END, STOP_SEQUENCE, TOOL_CALLS, PAUSE -> "STOP";
            case LENGTH, CONTEXT -> "MAX_TOKENS";
            case FILTER, REFUSAL -> "SAFETY";
        };
    }

    static Usage usage(Fields metadata) {
        long prompt = metadata.tokens("promptTokenCount") + metadata.tokens("toolUsePromptTokenCount");
        long thoughts = metadata.tokens("thoughtsTokenCount");
        long output = metadata.tokens("candidatesTokenCount") + thoughts;
        long total = metadata.tokens("totalTokenCount");
        // Some count thoughts within the candidates, some leave the candidates out: the total is right.
        if (total >= prompt && total > 0) {
            output = total - prompt;
        }
        return new Usage(
                prompt,
                output,
                Math.min(prompt, metadata.tokens("cachedContentTokenCount")),
                0,
                0,
                Math.min(thoughts, output),
                audio(metadata, "promptTokensDetails"),
                audio(metadata, "candidatesTokensDetails"),
                false);
    }

    static ObjectNode usage(Usage usage) {
        ObjectNode metadata = Fields.object()
                .put("promptTokenCount", usage.input())
                .put("candidatesTokenCount", usage.output() - usage.reasoning())
                .put("totalTokenCount", usage.total());
        if (usage.cacheRead() > 0) {
            metadata.put("cachedContentTokenCount", usage.cacheRead());
        }
        if (usage.reasoning() > 0) {
            metadata.put("thoughtsTokenCount", usage.reasoning());
        }
        return metadata;
    }

    private static long audio(Fields metadata, String details) {
        return metadata.objects(details).stream()
                .filter(detail -> detail.text("modality", "").equals("AUDIO"))
                .mapToLong(detail -> detail.tokens("tokenCount"))
                .sum();
    }
}
