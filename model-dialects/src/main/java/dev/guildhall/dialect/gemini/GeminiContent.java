package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ClientDialect;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect;
import dev.guildhall.dialect.StreamDecoder;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.TokenCount;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gemini's content generation as a dialect of clients and of providers. Paths come after a base address such as {@code
 * https://generativelanguage.googleapis.com/v1beta}.
 */
public final class GeminiContent implements ClientDialect, ProviderDialect {
    /** Streams are server-sent events, as {@code ?alt=sse} asks. */
    public static final GeminiContent DIALECT = new GeminiContent(true);
    /** For clients that ask for a stream without {@code alt=sse}: it is one JSON array that grows. */
    public static final ClientDialect ARRAY = new GeminiContent(false);

    public static final TokenCount TOKEN_COUNT = new GeminiCount();
    public static final Embedding.Provider EMBEDDINGS = new GeminiEmbeddings();

    private final boolean events;

    private GeminiContent(boolean events) {
        this.events = events;
    }

    /** Watches a stream that passes untouched. */
    public static UsageScan usageScan() {
        return new GeminiUsageScan();
    }

    /** Usage in a whole answer. */
    public static Optional<Usage> usage(Fields answer) {
        return answer.object("usageMetadata").map(GeminiWords::usage);
    }

    @Override
    public Dialect dialect() {
        return Dialect.GEMINI;
    }

    @Override
    public ChatRequest read(ObjectNode body, String model, boolean stream) {
        return GeminiReader.read(body, model, stream);
    }

    @Override
    public byte[] write(ChatReply reply, Echo echo) {
        return Fields.bytes(GeminiReplies.write(reply, echo));
    }

    @Override
    public StreamEncoder encoder(Echo echo) {
        return new GeminiEncoder(echo, events);
    }

    @Override
    public Answer failure(Failure failure, Echo echo) {
        return GeminiFailures.write(failure);
    }

    @Override
    public String streamType() {
        return events ? "text/event-stream" : "application/json";
    }

    @Override
    public ProviderCall write(ChatRequest request, ModelTraits traits) {
        GeminiWriter writer = new GeminiWriter(request, traits);
        byte[] body = Fields.bytes(writer.body());
        String method = request.stream() ? ":streamGenerateContent?alt=sse" : ":generateContent";
        return new ProviderCall(
                path(traits.model(), method), Map.of("content-type", "application/json"), body, writer.dropped());
    }

    @Override
    public ChatReply read(byte[] body) {
        return GeminiReplies.read(body);
    }

    @Override
    public StreamDecoder decoder() {
        return new GeminiDecoder();
    }

    @Override
    public Failure failure(int status, Map<String, String> headers, byte[] body) {
        return GeminiFailures.read(status, headers, body);
    }

    /** {@code models/} stands before plain names only; tuned models and endpoints bring their own collection. */
    static String path(String model, String method) {
        return (model.contains("/") ? "/" : "/models/") + model + method;
    }
}
