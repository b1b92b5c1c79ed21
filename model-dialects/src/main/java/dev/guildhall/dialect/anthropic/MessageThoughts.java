package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Signatures;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thinking blocks, which clients give back as they got them. So what other dialects want back travels in their signature: OpenAI's reasoning
 * items as {@code item:ID:DATA}, the signature of Gemini's tool calls in a block of its own before the call as {@code call:SIGNATURE}.
 */
final class MessageThoughts {
    private static final String ITEM = "item:";
    private static final String CALL = "call:";

    private MessageThoughts() {}

    static Part.Thinking read(Fields block) {
        if (block.text("type", "").equals("redacted_thinking")) {
            return of("", block.required("data"), true);
        }
        return of(block.text("thinking", ""), block.text("signature", ""), false);
    }

    static ObjectNode write(Part.Thinking thinking) {
        if (thinking.redacted().isPresent()) {
            return redacted(thinking.text(), thinking.id(), thinking.redacted().get());
        }
        return thinking(thinking.text(), thinking.signature().orElse(""));
    }

    static ObjectNode thinking(String text, String signature) {
        return Fields.object().put("type", "thinking").put("thinking", text).put("signature", signature);
    }

    /** @param text a summary; may be empty */
    static ObjectNode redacted(String text, Optional<String> id, String data) {
        String wire = wire(id, data);
        return text.isEmpty()
                ? Fields.object().put("type", "redacted_thinking").put("data", wire)
                : thinking(text, wire);
    }

    static String wire(Optional<String> id, String data) {
        return id.filter(found -> !found.isEmpty())
                .map(found -> ITEM + found + ":" + data)
                .orElse(data);
    }

    /** The block before a tool call that keeps the call's signature. */
    static ObjectNode carrier(String signature) {
        return thinking("", CALL + signature);
    }

    /** The signature that a {@link #carrier} holds for the call after it. */
    static Optional<String> carried(Fields block) {
        return block.text("type", "").equals("thinking")
                ? block.text("signature")
                        .filter(signature -> signature.startsWith(CALL))
                        .map(signature -> signature.substring(CALL.length()))
                : Optional.empty();
    }

    /** Whether Anthropic would know it as its own. */
    static boolean isOwn(Part.Thinking thinking) {
        return thinking.redacted().isPresent()
                ? thinking.id().isEmpty()
                : thinking.signature()
                        .filter(signature -> Signatures.isOf(Dialect.ANTHROPIC, signature))
                        .isPresent();
    }

    private static Part.Thinking of(String text, String proof, boolean redacted) {
        if (proof.startsWith(ITEM)) {
            int colon = proof.indexOf(':', ITEM.length());
            if (colon > 0) {
                return new Part.Thinking(
                        text,
                        Optional.empty(),
                        Optional.of(proof.substring(colon + 1)),
                        Optional.of(proof.substring(ITEM.length(), colon)));
            }
        }
        Optional<String> given = proof.isEmpty() ? Optional.empty() : Optional.of(proof);
        return redacted
                ? new Part.Thinking("", Optional.empty(), given, Optional.empty())
                : new Part.Thinking(text, given, Optional.empty(), Optional.empty());
    }
}
