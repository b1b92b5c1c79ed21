package dev.guildhall.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Texts into vectors: what is asked and what is answered, in no dialect. Clients ask in OpenAI's shape, {@code /v1/embeddings}. */
public final class Embedding {
    private Embedding() {}

    /** A text, or the numbers of its tokens. */
    public sealed interface Input {
        record Text(String text) implements Input {}

        record Tokens(List<Integer> tokens) implements Input {
            public Tokens {
                tokens = List.copyOf(tokens);
            }
        }
    }

    /** @param base64 whether the client wants little-endian floats in base64 instead of numbers */
    public record Request(
            String model,
            List<Input> inputs,
            Optional<Integer> dimensions,
            boolean base64,
            Optional<String> user,
            Map<String, JsonNode> extras) {
        public Request {
            inputs = List.copyOf(inputs);
            extras = Map.copyOf(extras);
        }
    }

    /** Vectors in the order of the inputs. */
    public record Reply(String model, List<float[]> vectors, Optional<Usage> usage) {
        public Reply {
            vectors = List.copyOf(vectors);
        }
    }

    /** A provider's way of embedding; more texts than it takes at once are several calls. */
    public interface Provider {
        /** Most inputs in one call. */
        int most();

        ProviderDialect.ProviderCall write(Request request, ModelTraits traits);

        Reply read(byte[] body);
    }

    /** The inputs as texts; refuses token numbers, which only OpenAI's models read. */
    public static List<String> texts(Request request, Unsaid unsaid) {
        return request.inputs().stream()
                .map(input -> switch (input) {
                    case Input.Text text -> text.text();
                    case Input.Tokens ignored ->
                        throw unsaid.content("input", "This model takes texts, not numbers of tokens.");
                })
                .toList();
    }

    /** A list of numbers; refuses (BROKEN) what is none. */
    public static float[] vector(JsonNode numbers) {
        if (!numbers.isArray()) {
            throw Failure.of(Failure.Kind.BROKEN, "The provider answered with an embedding that is no list of numbers.")
                    .refused();
        }
        float[] vector = new float[numbers.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = numbers.get(i).floatValue();
        }
        return vector;
    }
}
