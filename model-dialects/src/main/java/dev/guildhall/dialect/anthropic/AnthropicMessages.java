package dev.guildhall.dialect.anthropic;

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
import dev.guildhall.dialect.TokenCount;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's messages as a dialect of clients and of providers. Paths come after a base address such as {@code https://api.anthropic.com/v1}. */
public final class AnthropicMessages implements ClientDialect, ProviderDialect {
    public static final AnthropicMessages DIALECT = new AnthropicMessages();
    public static final TokenCount TOKEN_COUNT = new MessagesCount();

    static final String VERSION = "2023-06-01";

    private AnthropicMessages() {}

    /** Watches a stream that passes untouched. */
    public static UsageScan usageScan() {
        return new MessagesUsageScan();
    }

    /** Usage in a whole answer. */
    public static Optional<Usage> usage(Fields answer) {
        return answer.object("usage").map(usage -> MessageWords.usage(usage, Usage.NONE));
    }

    @Override
    public Dialect dialect() {
        return Dialect.ANTHROPIC;
    }

    @Override
    public ChatRequest read(ObjectNode body, String model, boolean stream) {
        return MessagesReader.read(body);
    }

    @Override
    public byte[] write(ChatReply reply, Echo echo) {
        return Fields.bytes(MessageReplies.write(reply, echo));
    }

    @Override
    public StreamEncoder encoder(Echo echo) {
        return new MessagesEncoder(echo);
    }

    @Override
    public Answer failure(Failure failure, Echo echo) {
        return MessageFailures.write(failure);
    }

    @Override
    public String streamType() {
        return "text/event-stream";
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        MessagesWriter writer = new MessagesWriter(request, traits);
        byte[] body = Fields.bytes(writer.body());
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        headers.put("anthropic-version", VERSION);
        if (writer.usesFiles()) {
            headers.put("anthropic-beta", "files-api-2025-04-14");
        }
        return new ProviderCall("/messages", headers, body, writer.dropped());
    }

    @Override
    public ChatReply read(byte[] body) {
        return MessageReplies.read(body);
    }

    @Override
    public StreamDecoder decoder() {
        return new MessagesDecoder();
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return FailureReader.read(status, headers, body);
    }
}
