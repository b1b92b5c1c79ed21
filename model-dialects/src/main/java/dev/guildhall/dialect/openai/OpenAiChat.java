package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ClientDialect;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect;
import dev.guildhall.dialect.StreamDecoder;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code /chat/completions}. */
public final class OpenAiChat implements ClientDialect, ProviderDialect {
    public static final OpenAiChat DIALECT = new OpenAiChat();

    private OpenAiChat() {}

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI_CHAT;
    }

    @Override
    public ChatRequest read(ObjectNode body, String model, boolean stream) {
        return ChatRequestReader.read(body);
    }

    @Override
    public byte[] write(ChatReply reply, Echo echo) {
        return Fields.bytes(ChatReplyWriter.write(reply, echo));
    }

    @Override
    public StreamEncoder encoder(Echo echo) {
        return new ChatEncoder(echo);
    }

    @Override
    public Answer failure(Failure failure, Echo echo) {
        return OpenAiFailures.answer(failure);
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        return new ChatRequestWriter(request, traits).write();
    }

    @Override
    public ChatReply read(byte[] body) {
        return ChatReplyReader.read(body);
    }

    @Override
    public StreamDecoder decoder() {
        return new ChatDecoder();
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }

    public static UsageScan usageScan() {
        return new ChatUsageScan();
    }

    /** @param answer a whole answer */
    public static Optional<Usage> usage(Fields answer) {
        return OpenAiUsage.in(answer);
    }
}
