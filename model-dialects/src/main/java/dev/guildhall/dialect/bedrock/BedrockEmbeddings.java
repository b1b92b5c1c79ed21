package dev.guildhall.dialect.bedrock;

import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.Unsaid;
import dev.guildhall.dialect.Usage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Embeddings by {@code POST /model/ID/invoke}: Amazon's Titan and Cohere's models. Titan takes one text a call, so this does. */
public final class BedrockEmbeddings implements Embedding.Provider {
    @Override
    public int most() {
        return 1;
    }

    @Override
    public ProviderCall write(Embedding.Request request, ModelTraits traits) {
        Unsaid unsaid = new Unsaid(traits);
        String text = Embedding.texts(request, unsaid).getFirst();
        ObjectNode body = Fields.object();
        if (traits.model().contains("cohere")) {
            body.putArray("texts").add(text);
            body.put("input_type", traits.settings().getOrDefault("inputType", "search_document"));
            unsaid.cannot(
                    "dimensions",
                    request.dimensions().isPresent() && !traits.model().contains("v4"));
            request.dimensions()
                    .filter(any -> traits.model().contains("v4"))
                    .ifPresent(size -> body.put("output_dimension", size));
        } else {
            body.put("inputText", text);
            request.dimensions().ifPresent(size -> body.put("dimensions", size));
        }
        return new ProviderCall(
                "/model/"
                        + URLEncoder.encode(traits.model(), StandardCharsets.UTF_8)
                                .replace("+", "%20") + "/invoke",
                Map.of("content-type", "application/json", "accept", "application/json"),
                Fields.bytes(body),
                unsaid.dropped());
    }

    @Override
    public Embedding.Reply read(byte[] body) {
        Fields reply = Fields.lenient(body).orElseGet(() -> Fields.lenient(Fields.object()));
        Optional<Usage> usage = reply.whole("inputTextTokenCount").map(tokens -> Usage.of(Math.max(0, tokens), 0));
        if (reply.has("embedding")) {
            return new Embedding.Reply(
                    "", List.of(Embedding.vector(reply.at("embedding").orElseThrow())), usage);
        }
        List<float[]> vectors = reply
                .object("embeddings")
                .map(byType -> byType.list("float"))
                .orElseGet(() -> reply.list("embeddings"))
                .stream()
                .map(Embedding::vector)
                .toList();
        if (vectors.isEmpty()) {
            throw Failure.of(Failure.Kind.BROKEN, "Bedrock answered without an embedding.")
                    .refused();
        }
        return new Embedding.Reply("", vectors, usage);
    }
}
