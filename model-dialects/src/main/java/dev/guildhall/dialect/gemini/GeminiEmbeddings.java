package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code :batchEmbedContents}: a hundred texts in one call. */
final class GeminiEmbeddings implements Embedding.Provider {
    private static final int MOST = 100;

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public ProviderCall write(Embedding.Request request, ModelTraits traits) {
        String model = traits.model().contains("/") ? traits.model() : "models/" + traits.model();
        ObjectNode body = Fields.object();
        ArrayNode requests = body.putArray("requests");
        for (Embedding.Input input : request.inputs()) {
            String text = switch (input) {
                case Embedding.Input.Text given -> given.text();
                case Embedding.Input.Tokens ignored ->
                    throw Failure.of(Failure.Kind.UNSUPPORTED, "Gemini embeds texts, not numbers of tokens.")
                            .about("input")
                            .refused();
            };
            ObjectNode one = requests.addObject().put("model", model);
            one.putObject("content").putArray("parts").addObject().put("text", text);
            request.dimensions().ifPresent(dimensions -> one.put("outputDimensionality", dimensions));
            Optional.ofNullable(request.extras().get("taskType")).ifPresent(type -> one.set("taskType", type));
        }
        return new ProviderCall(
                GeminiContent.path(traits.model(), ":batchEmbedContents"),
                Map.of("content-type", "application/json"),
                Fields.bytes(body),
                List.of());
    }

    @Override
    public Embedding.Reply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.has("embeddings"))
                .orElseThrow(() -> GeminiFailures.insteadOfAnswer(body).refused());
        List<float[]> vectors = new ArrayList<>();
        for (Fields embedding : reply.objects("embeddings")) {
            List<JsonNode> values = embedding.list("values");
            float[] vector = new float[values.size()];
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) values.get(i).asDouble(0);
            }
            vectors.add(vector);
        }
        Optional<Usage> usage = reply.object("usageMetadata")
                .map(metadata -> Usage.of(metadata.whole("promptTokenCount", metadata.whole("totalTokenCount", 0)), 0));
        return new Embedding.Reply("", vectors, usage);
    }
}
