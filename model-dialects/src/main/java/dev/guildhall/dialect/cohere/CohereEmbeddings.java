package dev.guildhall.dialect.cohere;

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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cohere's {@code /v2/embed}. OpenAI's shape does not say what texts are for; {@code input_type} in the request does, or the deployment. */
public final class CohereEmbeddings implements Embedding.Provider {
    @Override
    public int most() {
        return 96;
    }

    @Override
    public ProviderCall write(Embedding.Request request, ModelTraits traits) {
        Unsaid unsaid = new Unsaid(traits);
        ObjectNode body = Fields.object().put("model", traits.model());
        JsonNode type = request.extras().get("input_type");
        body.put(
                "input_type",
                type != null && type.isString()
                        ? type.asString()
                        : traits.settings().getOrDefault("inputType", "search_document"));
        ArrayNode texts = body.putArray("texts");
        Embedding.texts(request, unsaid).forEach(texts::add);
        body.putArray("embedding_types").add("float");
        request.dimensions().ifPresent(dimensions -> body.put("output_dimension", dimensions));
        return new ProviderCall(
                "/v2/embed", Map.of("content-type", "application/json"), Fields.bytes(body), unsaid.dropped());
    }

    @Override
    public Embedding.Reply read(byte[] body) {
        Fields reply = Fields.lenient(body).orElseGet(() -> Fields.lenient(Fields.object()));
        Fields vectors = reply.object("embeddings")
                .orElseThrow(() -> Failure.of(Failure.Kind.BROKEN, "Cohere answered without embeddings.")
                        .refused());
        List<float[]> floats =
                vectors.list("float").stream().map(Embedding::vector).toList();
        Optional<Usage> usage = reply.object("meta")
                .flatMap(meta -> meta.object("billed_units"))
                .flatMap(units -> units.number("input_tokens"))
                .map(tokens -> Usage.of(tokens.longValue(), 0));
        return new Embedding.Reply("", floats, usage);
    }
}
