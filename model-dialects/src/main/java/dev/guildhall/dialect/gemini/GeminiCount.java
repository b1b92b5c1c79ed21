package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.TokenCount;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code :countTokens}: contents alone, or a whole request as {@code generateContentRequest}; {@code {"totalTokens": n}}. */
final class GeminiCount implements TokenCount {
    @Override
    public ChatRequest read(ObjectNode body, String model) {
        JsonNode whole = body.path("generateContentRequest");
        return GeminiReader.read(whole.isObject() ? (ObjectNode) whole : body, model, false);
    }

    @Override
    public byte[] write(long tokens) {
        return Fields.bytes(Fields.object().put("totalTokens", tokens));
    }

    @Override
    public ProviderCall ask(ChatRequest request, ModelTraits traits) {
        GeminiWriter writer = new GeminiWriter(request, traits);
        ObjectNode whole = writer.body();
        whole.remove("generationConfig");
        whole.put("model", traits.model().contains("/") ? traits.model() : "models/" + traits.model());
        ObjectNode body = Fields.object();
        body.set("generateContentRequest", whole);
        return new ProviderCall(
                GeminiContent.path(traits.model(), ":countTokens"),
                Map.of("content-type", "application/json"),
                Fields.bytes(body),
                writer.dropped());
    }

    @Override
    public long answer(byte[] body) {
        return Fields.lenient(body)
                .flatMap(answer -> answer.whole("totalTokens"))
                .orElseThrow(() -> Failure.of(Failure.Kind.BROKEN, "Gemini counted, but gave no totalTokens.")
                        .refused());
    }
}
