package dev.guildhall.dialect.ollama;

import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.Unsaid;
import dev.guildhall.dialect.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Ollama's {@code /api/embed}. */
public final class OllamaEmbeddings implements Embedding.Provider {
    @Override
    public int most() {
        return 512;
    }

    @Override
    public ProviderCall write(Embedding.Request request, ModelTraits traits) {
        Unsaid unsaid = new Unsaid(traits);
        ObjectNode body = Fields.object().put("model", traits.model());
        ArrayNode input = body.putArray("input");
        Embedding.texts(request, unsaid).forEach(input::add);
        request.dimensions().ifPresent(dimensions -> body.put("dimensions", dimensions));
        return new ProviderCall(
                "/api/embed", Map.of("content-type", "application/json"), Fields.bytes(body), unsaid.dropped());
    }

    @Override
    public Embedding.Reply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.has("embeddings"))
                .orElseThrow(() -> Failure.of(Failure.Kind.BROKEN, "Ollama answered without embeddings.")
                        .refused());
        List<float[]> vectors =
                reply.list("embeddings").stream().map(Embedding::vector).toList();
        return new Embedding.Reply(
                reply.text("model", ""), vectors, Optional.of(Usage.of(reply.tokens("prompt_eval_count"), 0)));
    }
}
