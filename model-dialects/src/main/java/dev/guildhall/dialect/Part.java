package dev.guildhall.dialect;

import dev.guildhall.dialect.ChatRequest.CacheHint;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A piece of a message. */
public sealed interface Part {
    record Text(String text, Optional<CacheHint> cache) implements Part {
        public static Text of(String text) {
            return new Text(text, Optional.empty());
        }
    }

    /**
     * An image, a file (PDF, text) or a sound.
     *
     * @param name file name, when given
     * @param detail {@code low, high, auto}, when given
     */
    record Media(Kind kind, Source source, Optional<String> name, Optional<String> detail, Optional<CacheHint> cache)
            implements Part {
        public enum Kind {
            IMAGE,
            FILE,
            AUDIO
        }

        public sealed interface Source {
            /**
             * @param type media type, such as {@code image/png}
             * @param base64 the bytes
             */
            record Data(String type, String base64) implements Source {}

            record Url(String url, Optional<String> type) implements Source {}

            /** Uploaded to the provider before. */
            record FileId(String id) implements Source {}
        }
    }

    /**
     * The model asks for a tool.
     *
     * @param arguments JSON text as the model wrote it, which may be empty or broken
     * @param signature opaque proof that some providers want back with the call (Gemini {@code thoughtSignature})
     */
    record ToolCall(String id, String name, String arguments, Optional<String> signature, Optional<CacheHint> cache)
            implements Part {}

    /**
     * @param name name of the tool, when the dialect has it; dialects that need it look for the call with this id
     * @param content texts and media
     */
    record ToolResult(
            String callId, Optional<String> name, List<Part> content, boolean error, Optional<CacheHint> cache)
            implements Part {
        public ToolResult {
            content = List.copyOf(content);
        }
    }

    /**
     * What the model thought. Must go back unchanged, with its signature, in a loop of tools.
     *
     * @param text may be empty
     * @param signature given by the provider; empty when it gives none
     * @param redacted encrypted thoughts instead of text (Anthropic {@code redacted_thinking}, OpenAI {@code encrypted_content})
     * @param id id of the item where the dialect has one (responses)
     */
    record Thinking(String text, Optional<String> signature, Optional<String> redacted, Optional<String> id)
            implements Part {}

    /** The model declines, in words. */
    record Refusal(String text) implements Part {}

    /** A part that only its own dialect understands (server tool results, citations…), as it came. */
    record Foreign(Dialect dialect, JsonNode raw) implements Part {}
}
