package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.TokenCount;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/messages/count_tokens}: a request without a limit, sampling or stream; {@code {"input_tokens": n}}. */
final class MessagesCount implements TokenCount {
    private static final List<String> NOT_COUNTED = List.of(
            "max_tokens", "temperature", "top_p", "top_k", "stop_sequences", "stream", "metadata", "service_tier");

    @Override
    public ChatRequest read(ObjectNode body, String model) {
        return MessagesReader.read(body);
    }

    @Override
    public byte[] write(long tokens) {
        return Fields.bytes(Fields.object().put("input_tokens", tokens));
    }

    @Override
    public ProviderCall ask(ChatRequest request, ModelTraits traits) {
        MessagesWriter writer = new MessagesWriter(request, traits);
        ObjectNode body = writer.body();
        body.remove(NOT_COUNTED);
        return new ProviderCall(
                "/messages/count_tokens",
                Map.of("content-type", "application/json", "anthropic-version", AnthropicMessages.VERSION),
                Fields.bytes(body),
                writer.dropped());
    }

    @Override
    public long answer(byte[] body) {
        return Fields.lenient(body)
                .flatMap(answer -> answer.whole("input_tokens"))
                .orElseThrow(() -> Failure.of(Failure.Kind.BROKEN, "Anthropic counted, but gave no input_tokens.")
                        .refused());
    }
}
