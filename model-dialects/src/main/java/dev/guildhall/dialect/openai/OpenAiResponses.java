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

/** {@code /responses}. */
public final class OpenAiResponses implements ClientDialect, ProviderDialect {
    public static final OpenAiResponses DIALECT = new OpenAiResponses();

    private OpenAiResponses() {}

    @Override
    public Dialect dialect() {
        return Dialect.OPENAI_RESPONSES;
    }

    @Override
    public ChatRequest read(ObjectNode body, String model, boolean stream) {
        return ResponsesRequestReader.read(body);
    }

    @Override
    public byte[] write(ChatReply reply, Echo echo) {
        return Fields.bytes(ResponsesReplyWriter.write(reply, echo));
    }

    @Override
    public StreamEncoder encoder(Echo echo) {
        return new ResponsesEncoder(echo);
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
        return new ResponsesRequestWriter(request, traits).write();
    }

    @Override
    public ChatReply read(byte[] body) {
        return ResponsesReplyReader.read(body);
    }

    @Override
    public StreamDecoder decoder() {
        return new ResponsesDecoder();
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }

    public static UsageScan usageScan() {
        return new ResponsesUsageScan();
    }

    /** @param answer a whole answer */
    public static Optional<Usage> usage(Fields answer) {
        return OpenAiUsage.in(answer);
    }
}
