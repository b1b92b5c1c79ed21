package dev.guildhall.dialect.ollama;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Choice;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ProviderDialect;
import dev.guildhall.dialect.StreamDecoder;
import dev.guildhall.dialect.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ollama's chat as a provider's dialect. Its calls have no ids: they are numbered. */
public final class OllamaChat implements ProviderDialect {
    @Override
    public Dialect dialect() {
        return Dialect.OLLAMA;
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        OllamaWriter writer = new OllamaWriter(request, traits);
        byte[] body = Fields.bytes(writer.body());
        return new ProviderCall("/api/chat", Map.of("content-type", "application/json"), body, writer.dropped());
    }

    @Override
    public ChatReply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.has("message"))
                .orElseThrow(() -> failure(200, Map.of(), body).refused());
        List<Part> parts = new ArrayList<>();
        Fields message = reply.object("message").orElseThrow();
        message.text("thinking")
                .filter(text -> !text.isEmpty())
                .ifPresent(text ->
                        parts.add(new Part.Thinking(text, Optional.empty(), Optional.empty(), Optional.empty())));
        message.text("content").filter(text -> !text.isEmpty()).ifPresent(text -> parts.add(Part.Text.of(text)));
        List<Fields> calls = message.objects("tool_calls");
        for (int i = 0; i < calls.size(); i++) {
            parts.add(call(calls.get(i), i));
        }
        Choice choice = new Choice(
                0,
                parts,
                stop(reply.text("done_reason", "stop"), !calls.isEmpty()),
                Optional.empty(),
                Optional.empty());
        return new ChatReply(
                "", reply.text("model", ""), Optional.empty(), List.of(choice), Optional.of(usage(reply)), Map.of());
    }

    @Override
    public StreamDecoder decoder() {
        return new OllamaDecoder();
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }

    static Part.ToolCall call(Fields call, int number) {
        Fields function = call.object("function").orElse(call);
        return new Part.ToolCall(
                call.text("id").orElse("call_" + number),
                function.text("name", ""),
                function.at("arguments").map(Object::toString).orElse("{}"),
                Optional.empty(),
                Optional.empty());
    }

    static Stop stop(String reason, boolean calls) {
        if (calls) {
            return Stop.TOOL_CALLS;
        }
        return reason.equals("length") ? Stop.LENGTH : Stop.END;
    }

    static Usage usage(Fields reply) {
        return Usage.of(reply.tokens("prompt_eval_count"), reply.tokens("eval_count"));
    }
}
