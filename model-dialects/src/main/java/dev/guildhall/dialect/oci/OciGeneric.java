package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Choice;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ObjectEvents;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ProviderDialect;
import dev.guildhall.dialect.StreamDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** OCI's GENERIC format (Llama, Grok, Gemini, OpenAI's models) as a provider's dialect. */
public final class OciGeneric implements ProviderDialect {
    @Override
    public Dialect dialect() {
        return Dialect.OCI_GENERIC;
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        GenericWriter writer = new GenericWriter(request, traits);
        return OciWords.chat(writer.body(), traits, writer.dropped());
    }

    @Override
    public ChatReply read(byte[] body) {
        Fields reply = OciWords.chatResponse(body);
        List<Choice> choices = new ArrayList<>();
        for (Fields choice : reply.objects("choices")) {
            List<Part> parts = new ArrayList<>();
            choice.object("message").ifPresent(message -> parts(message, parts));
            boolean calls = parts.stream().anyMatch(Part.ToolCall.class::isInstance);
            choices.add(new Choice(
                    choice.integer("index").orElse(choices.size()),
                    parts,
                    stop(choice.text("finishReason", "stop"), calls),
                    Optional.empty(),
                    Optional.empty()));
        }
        Optional<Fields> usage = reply.object("usage")
                .or(() -> reply.objects("choices").stream()
                        .flatMap(choice -> choice.object("usage").stream())
                        .findFirst());
        return new ChatReply(
                "", OciWords.modelId(body), Optional.empty(), choices, usage.map(OciWords::usage), Map.of());
    }

    @Override
    public StreamDecoder decoder() {
        return new ObjectEvents("OCI", new GenericDecoder());
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }

    static Stop stop(String reason, boolean calls) {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "length", "max_tokens" -> Stop.LENGTH;
            case "tool_calls" -> Stop.TOOL_CALLS;
            case "content_filter", "safety" -> Stop.FILTER;
            default -> calls ? Stop.TOOL_CALLS : Stop.END;
        };
    }

    private static void parts(Fields message, List<Part> parts) {
        message.text("reasoningContent")
                .filter(text -> !text.isEmpty())
                .ifPresent(text ->
                        parts.add(new Part.Thinking(text, Optional.empty(), Optional.empty(), Optional.empty())));
        message.objects("content")
                .forEach(content -> content.text("text")
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> parts.add(Part.Text.of(text))));
        message.text("refusal").filter(text -> !text.isEmpty()).ifPresent(text -> parts.add(new Part.Refusal(text)));
        message.objects("toolCalls")
                .forEach(call -> parts.add(new Part.ToolCall(
                        call.text("id", ""),
                        call.text("name", ""),
                        call.text("arguments", ""),
                        Optional.empty(),
                        Optional.empty())));
    }
}
