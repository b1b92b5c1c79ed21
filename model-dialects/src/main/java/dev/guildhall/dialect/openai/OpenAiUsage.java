package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Usage;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Usage as OpenAI writes it: {@code prompt_tokens} and {@code input_tokens} include what a cache gave. Reads also what others add: {@code
 * prompt_cache_hit_tokens} (DeepSeek), {@code cached_tokens} (Moonshot), {@code cache_write_tokens} (OpenRouter), {@code
 * cache_creation_input_tokens} (LiteLLM), and a {@code total_tokens} that counts thoughts besides {@code completion_tokens} (xAI).
 */
final class OpenAiUsage {
    private OpenAiUsage() {}

    /** @param answer the object that holds {@code usage}; Groq has it in {@code x_groq} */
    static Optional<Usage> in(Fields answer) {
        return answer.object("usage")
                .or(() -> answer.object("x_groq").flatMap(groq -> groq.object("usage")))
                .filter(usage -> usage.has("prompt_tokens")
                        || usage.has("input_tokens")
                        || usage.has("completion_tokens")
                        || usage.has("total_tokens"))
                .map(OpenAiUsage::read);
    }

    private static Usage read(Fields usage) {
        Fields inputs = usage.object("prompt_tokens_details")
                .or(() -> usage.object("input_tokens_details"))
                .orElseGet(OpenAiUsage::nothing);
        Fields outputs = usage.object("completion_tokens_details")
                .or(() -> usage.object("output_tokens_details"))
                .orElseGet(OpenAiUsage::nothing);
        long input = some(usage.whole("prompt_tokens").or(() -> usage.whole("input_tokens")));
        long output = some(usage.whole("completion_tokens").or(() -> usage.whole("output_tokens")));
        long reasoning = some(outputs.whole("reasoning_tokens").or(() -> usage.whole("reasoning_tokens")));
        if (reasoning > 0 && some(usage.whole("total_tokens")) == input + output + reasoning) {
            output += reasoning;
        }
        long read = some(inputs.whole("cached_tokens")
                .or(() -> usage.whole("prompt_cache_hit_tokens"))
                .or(() -> usage.whole("cached_tokens"))
                .or(() -> usage.whole("cache_read_input_tokens")));
        long written = some(inputs.whole("cache_write_tokens")
                .or(() -> inputs.whole("cache_creation_tokens"))
                .or(() -> usage.whole("cache_creation_input_tokens")));
        long cacheRead = Math.min(read, input);
        return new Usage(
                input,
                output,
                cacheRead,
                Math.min(written, input - cacheRead),
                0,
                Math.min(reasoning, output),
                Math.min(some(inputs.whole("audio_tokens")), input),
                Math.min(some(outputs.whole("audio_tokens")), output),
                false);
    }

    private static Fields nothing() {
        return Fields.lenient(Fields.object());
    }

    private static long some(Optional<Long> tokens) {
        return Math.clamp(tokens.orElse(0L), 0, 1_000_000_000_000L);
    }

    static ObjectNode ofChat(Usage usage) {
        ObjectNode node = Fields.object()
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.total());
        ObjectNode inputs = node.putObject("prompt_tokens_details")
                .put("cached_tokens", usage.cacheRead())
                .put("audio_tokens", usage.audioInput());
        long written = usage.cacheWrite() + usage.cacheWriteHour();
        if (written > 0) {
            inputs.put("cache_write_tokens", written);
        }
        node.putObject("completion_tokens_details")
                .put("reasoning_tokens", usage.reasoning())
                .put("audio_tokens", usage.audioOutput())
                .put("accepted_prediction_tokens", 0)
                .put("rejected_prediction_tokens", 0);
        return node;
    }

    static ObjectNode ofResponses(Usage usage) {
        ObjectNode node = Fields.object().put("input_tokens", usage.input());
        node.putObject("input_tokens_details")
                .put("cached_tokens", usage.cacheRead())
                .put("cache_write_tokens", usage.cacheWrite() + usage.cacheWriteHour());
        node.put("output_tokens", usage.output());
        node.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
        return node.put("total_tokens", usage.total());
    }
}
