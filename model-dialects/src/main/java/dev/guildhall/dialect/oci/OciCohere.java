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
import java.util.Map;
import java.util.Optional;

/** OCI's COHERE format (Command A, R, R+) as a provider's dialect. Calls have no ids: they are numbered, and told apart by their names. */
public final class OciCohere implements ProviderDialect {
    @Override
    public Dialect dialect() {
        return Dialect.OCI_COHERE;
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        CohereFormatWriter writer = new CohereFormatWriter(request, traits);
        return OciWords.chat(writer.body(), traits, writer.dropped());
    }

    @Override
    public ChatReply read(byte[] body) {
        Fields reply = OciWords.chatResponse(body);
        List<Part> parts = new ArrayList<>();
        reply.text("text").filter(text -> !text.isEmpty()).ifPresent(text -> parts.add(Part.Text.of(text)));
        List<Fields> calls = reply.objects("toolCalls");
        for (int i = 0; i < calls.size(); i++) {
            parts.add(call(calls.get(i), i));
        }
        Choice choice = new Choice(
                0,
                parts,
                stop(reply.text("finishReason", "COMPLETE"), !calls.isEmpty()),
                Optional.empty(),
                Optional.empty());
        return new ChatReply(
                "",
                OciWords.modelId(body),
                Optional.empty(),
                List.of(choice),
                reply.object("usage").map(OciWords::usage),
                Map.of());
    }

    @Override
    public StreamDecoder decoder() {
        return new ObjectEvents("OCI", new CohereFormatDecoder());
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }

    static Part.ToolCall call(Fields call, int number) {
        return new Part.ToolCall(
                "call_" + number,
                call.text("name", ""),
                call.at("parameters").map(Object::toString).orElse("{}"),
                Optional.empty(),
                Optional.empty());
    }

    static Stop stop(String reason, boolean calls) {
        return switch (reason) {
            case "MAX_TOKENS" -> Stop.LENGTH;
            case "ERROR_LIMIT" -> Stop.CONTEXT;
            case "ERROR_TOXIC" -> Stop.FILTER;
            default -> calls ? Stop.TOOL_CALLS : Stop.END;
        };
    }
}
