package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** OCI's {@code embedText} (Cohere's models). */
public final class OciEmbeddings implements Embedding.Provider {
    @Override
    public int most() {
        return 96;
    }

    @Override
    public ProviderCall write(Embedding.Request request, ModelTraits traits) {
        Unsaid unsaid = new Unsaid(traits);
        ObjectNode body = OciWords.envelope(traits);
        ArrayNode inputs = body.putArray("inputs");
        Embedding.texts(request, unsaid).forEach(inputs::add);
        body.put("truncate", "NONE");
        body.put(
                "inputType",
                traits.settings().getOrDefault("inputType", "search_document").toUpperCase(Locale.ROOT));
        request.dimensions().ifPresent(dimensions -> body.put("outputDimensions", dimensions));
        return new ProviderCall(
                "/20231130/actions/embedText",
                Map.of("content-type", "application/json"),
                Fields.bytes(body),
                unsaid.dropped());
    }

    @Override
    public Embedding.Reply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.has("embeddings"))
                .orElseThrow(() -> Failure.of(Failure.Kind.BROKEN, "OCI answered without embeddings.")
                        .refused());
        List<float[]> vectors =
                reply.list("embeddings").stream().map(Embedding::vector).toList();
        return new Embedding.Reply(
                reply.text("modelId", ""), vectors, reply.object("usage").map(OciWords::usage));
    }
}
