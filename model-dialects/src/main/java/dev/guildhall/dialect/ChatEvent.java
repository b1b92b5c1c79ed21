package dev.guildhall.dialect;

import dev.guildhall.dialect.ChatReply.Stop;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What happens in a stream, in no dialect. Order: {@code Started, (BlockStarted, delta…, BlockEnded)…, Stopped per choice, UsageReported?, Ended}.
 *
 * <p>Blocks have a number per choice, rising from 0. Decoders open and close blocks where the wire has none (OpenAI's chat); several may be
 * open at once (parallel tool calls interleaved). Encoders of dialects with one open block at a time buffer the later ones. A stream that
 * breaks ends with {@link Failed} instead of {@link Ended}.
 */
public sealed interface ChatEvent {
    /** @param usage what is known at the start: input tokens with Anthropic */
    record Started(String id, String model, Optional<Instant> created, Optional<Usage> usage) implements ChatEvent {}

    /**
     * @param id id of a tool call; empty for other kinds
     * @param name name of the tool; empty for other kinds
     */
    record BlockStarted(int choice, int block, Kind kind, String id, String name) implements ChatEvent {}

    enum Kind {
        TEXT,
        THINKING,
        TOOL_CALL,
        REFUSAL,
        /** Only its own dialect understands it; the whole part comes as {@link Raw}. */
        FOREIGN
    }

    /** More text, thought, refusal, or arguments, by the kind of the block. */
    record Delta(int choice, int block, String text) implements ChatEvent {}

    /** The signature of a thinking block or a tool call; comes whole. */
    record Signature(int choice, int block, String signature) implements ChatEvent {}

    /** Encrypted thoughts; come whole. */
    record Redacted(int choice, int block, String data) implements ChatEvent {}

    record Raw(int choice, int block, Dialect dialect, JsonNode raw) implements ChatEvent {}

    record Logprobs(int choice, JsonNode logprobs) implements ChatEvent {}

    record BlockEnded(int choice, int block) implements ChatEvent {}

    record Stopped(int choice, Stop stop, Optional<String> stopSequence) implements ChatEvent {}

    /** All that is known of the usage so far; a later one replaces an earlier one, nothing is summed. */
    record UsageReported(Usage usage) implements ChatEvent {}

    record Failed(Failure failure) implements ChatEvent {}

    record Ended() implements ChatEvent {}
}
