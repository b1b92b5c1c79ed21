package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Embedding.Input;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.Unsaid;
import dev.guildhall.dialect.Usage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /embeddings}, as clients ask and as providers are asked. */
public final class OpenAiEmbeddings implements Embedding.Provider {
    public static final OpenAiEmbeddings PROVIDER = new OpenAiEmbeddings();
    /** Most inputs in one request (OpenAI's limit). */
    private static final int MOST = 2048;

    private static final Set<String> KNOWN = Set.of("model", "input", "dimensions", "encoding_format", "user");

    private OpenAiEmbeddings() {}

    /** Reads a client's request: a text, texts, numbers of tokens, or lists of those. */
    public static Embedding.Request read(ObjectNode body) {
        Fields request = Fields.of(body, "");
        String format = request.text("encoding_format", "float");
        if (!format.equals("float") && !format.equals("base64")) {
            throw request.wrong("encoding_format", "must be 'float' or 'base64'.");
        }
        return new Embedding.Request(
                request.required("model"),
                inputs(request),
                request.integer("dimensions"),
                format.equals("base64"),
                request.text("user"),
                request.others(KNOWN));
    }

    private static List<Input> inputs(Fields request) {
        JsonNode input = request.at("input").orElseThrow(() -> request.missing("input"));
        if (input.isString()) {
            return List.of(new Input.Text(input.asString()));
        }
        List<JsonNode> list = request.list("input");
        if (list.isEmpty() || list.size() > MOST) {
            throw request.wrong("input", "must hold 1 to %d inputs; it holds %d.".formatted(MOST, list.size()));
        }
        if (list.getFirst().isNumber()) {
            return List.of(tokens(request, input));
        }
        List<Input> inputs = new ArrayList<>();
        for (JsonNode element : list) {
            inputs.add(element.isString() ? new Input.Text(element.asString()) : tokens(request, element));
        }
        return inputs;
    }

    private static Input tokens(Fields request, JsonNode list) {
        List<Integer> tokens = new ArrayList<>();
        if (!list.isArray() || list.isEmpty()) {
            throw request.wrong("input", "must be a text, a list of texts, or lists of token numbers.");
        }
        for (JsonNode token : list) {
            if (!token.isIntegralNumber() || !token.canConvertToInt()) {
                throw request.wrong("input", "must be a text, a list of texts, or lists of token numbers.");
            }
            tokens.add(token.asInt());
        }
        return new Input.Tokens(tokens);
    }

    /**
     * Writes the client's answer.
     *
     * @param model the name that the answer is to carry
     */
    public static byte[] write(Embedding.Reply reply, Embedding.Request request, String model) {
        ObjectNode answer = Fields.object().put("object", "list");
        ArrayNode data = answer.putArray("data");
        for (float[] vector : reply.vectors()) {
            ObjectNode element = data.addObject().put("object", "embedding").put("index", data.size() - 1);
            if (request.base64()) {
                element.put("embedding", base64(vector));
            } else {
                ArrayNode numbers = element.putArray("embedding");
                for (float number : vector) {
                    numbers.add(number);
                }
            }
        }
        answer.put("model", model);
        long tokens = reply.usage().map(Usage::input).orElse(0L);
        answer.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return Fields.bytes(answer);
    }

    @Override
    public int most() {
        return MOST;
    }

    @Override
    public ProviderCall write(Embedding.Request request, ModelTraits traits) {
        Unsaid unsaid = new Unsaid(traits);
        ObjectNode body = Fields.object().put("model", traits.model());
        ArrayNode inputs = body.putArray("input");
        for (Input input : request.inputs()) {
            switch (input) {
                case Input.Text text -> inputs.add(text.text());
                case Input.Tokens tokens -> tokens.tokens().forEach(inputs.addArray()::add);
            }
        }
        unsaid.keep("dimensions", request.dimensions()).ifPresent(dimensions -> body.put("dimensions", dimensions));
        if (request.base64()) {
            unsaid.keep("encoding_format", Optional.of("base64"))
                    .ifPresent(format -> body.put("encoding_format", format));
        }
        unsaid.keep("user", request.user()).ifPresent(user -> body.put("user", Efforts.shortUser(user)));
        request.extras()
                .forEach(
                        (name, value) -> unsaid.keep(name, Optional.of(value)).ifPresent(kept -> body.set(name, kept)));
        return new ProviderCall("/embeddings", Map.of(), Fields.bytes(body), unsaid.dropped());
    }

    @Override
    public Embedding.Reply read(byte[] body) {
        Fields answer = Fields.lenient(body)
                .orElseThrow(() -> Failure.of(Failure.Kind.BROKEN, "The provider's answer is no JSON object.")
                        .refused());
        if (answer.has("error")) {
            throw FailureReader.inStream(answer.node()).refused();
        }
        List<Fields> data = answer.objects("data");
        float[][] vectors = new float[data.size()][];
        for (int i = 0; i < vectors.length; i++) {
            int index = data.get(i).integer("index").orElse(i);
            if (index < 0 || index >= vectors.length || vectors[index] != null) {
                throw Failure.of(Failure.Kind.BROKEN, "The provider's answer has wrong indexes of embeddings.")
                        .refused();
            }
            vectors[index] = vector(data.get(i));
        }
        return new Embedding.Reply(answer.text("model", ""), List.of(vectors), OpenAiUsage.in(answer));
    }

    private static float[] vector(Fields element) {
        JsonNode embedding = element.at("embedding").orElseGet(Fields::object);
        if (!embedding.isString()) {
            return Embedding.vector(embedding);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(embedding.asString()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            float[] vector = new float[bytes.remaining() / Float.BYTES];
            bytes.asFloatBuffer().get(vector);
            return vector;
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw Failure.of(Failure.Kind.BROKEN, "The provider answered with an embedding that is no base64.")
                    .refused();
        }
    }

    private static String base64(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
