package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * Items of type {@code reasoning}. Clients give them back as they came, so what other dialects want back travels in {@code
 * encrypted_content}: {@code signature:…} and {@code redacted:…} of Anthropic's thinking, {@code call:ID:…} for the signature of a call of a
 * tool. OpenAI's own has no colon; in the canonical model it is redacted and has the id of its item.
 */
final class ReasoningItems {
    static final String SIGNATURE = "signature:";
    static final String REDACTED = "redacted:";
    static final String CALL = "call:";
    private static final String UNKNOWN_ID = "rs_0";

    private ReasoningItems() {}

    static Part.Thinking read(Fields item) {
        String text = text(item);
        Optional<String> encrypted = item.text("encrypted_content").filter(content -> !content.isEmpty());
        if (encrypted.isEmpty()) {
            return ChatThoughts.of(text);
        }
        String content = encrypted.get();
        if (content.startsWith(SIGNATURE)) {
            return new Part.Thinking(
                    text, Optional.of(content.substring(SIGNATURE.length())), Optional.empty(), Optional.empty());
        }
        if (content.startsWith(REDACTED)) {
            return new Part.Thinking(
                    "", Optional.empty(), Optional.of(content.substring(REDACTED.length())), Optional.empty());
        }
        return new Part.Thinking(text, Optional.empty(), encrypted, Optional.of(item.text("id", UNKNOWN_ID)));
    }

    /** The thoughts themselves where the provider shows them, else their summary. */
    private static String text(Fields item) {
        String thoughts = item.objects("content").stream()
                .map(part -> part.text("text", ""))
                .collect(Collectors.joining());
        return thoughts.isEmpty()
                ? item.objects("summary").stream()
                        .map(part -> part.text("text", ""))
                        .collect(Collectors.joining("\n\n"))
                : thoughts;
    }

    static ObjectNode write(String id, String text, Optional<String> encrypted) {
        ObjectNode item = Fields.object().put("id", id).put("type", "reasoning");
        var summary = item.putArray("summary");
        if (!text.isEmpty()) {
            summary.addObject().put("type", "summary_text").put("text", text);
        }
        encrypted.ifPresent(content -> item.put("encrypted_content", content));
        return item;
    }

    static ObjectNode write(String id, Part.Thinking thinking) {
        return write(id, thinking.text(), encrypted(thinking));
    }

    private static Optional<String> encrypted(Part.Thinking thinking) {
        return thinking.signature()
                .map(signature -> SIGNATURE + signature)
                .or(() -> thinking.redacted().map(data -> redacted(thinking.id().orElse(""), data)));
    }

    /** @param itemId id of OpenAI's own item; empty for Anthropic's redacted thinking */
    static String redacted(String itemId, String data) {
        return itemId.isEmpty() ? REDACTED + data : data;
    }

    static String call(String callId, String signature) {
        return CALL + callId + ":" + signature;
    }
}
