package dev.guildhall.dialect.cohere;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Choice;
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
import java.util.Map;
import java.util.Optional;

/** Cohere's chat as a provider's dialect. */
public final class CohereChat implements ProviderDialect {
    @Override
    public Dialect dialect() {
        return Dialect.COHERE;
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        CohereWriter writer = new CohereWriter(request, traits);
        byte[] body = Fields.bytes(writer.body());
        return new ProviderCall("/v2/chat", Map.of("content-type", "application/json"), body, writer.dropped());
    }

    @Override
    public ChatReply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.object("message").isPresent() && found.has("finish_reason"))
                .orElseThrow(() -> failure(200, Map.of(), body).refused());
        List<Part> parts = new ArrayList<>();
        Fields message = reply.object("message").orElseThrow();
        message.text("tool_plan").filter(plan -> !plan.isEmpty()).ifPresent(plan -> parts.add(CohereWords.plan(plan)));
        message.objects("content").forEach(content -> CohereWords.part(content).ifPresent(parts::add));
        message.objects("tool_calls").forEach(call -> parts.add(CohereWords.call(call)));
        Choice choice = new Choice(
                0,
                parts,
                CohereWords.stop(reply.text("finish_reason", "COMPLETE")),
                Optional.empty(),
                Optional.empty());
        return new ChatReply(
                reply.text("id", ""),
                "",
                Optional.empty(),
                List.of(choice),
                reply.object("usage").map(CohereWords::usage),
                Map.of());
    }

    @Override
    public StreamDecoder decoder() {
        return new ObjectEvents("Cohere", new CohereDecoder());
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }
}
