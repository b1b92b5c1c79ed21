package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case:
 *
 * <pre>{@code
 * {name, client: {dialect, request, model?, stream?},
 *  provider: {dialect, traits?, expect?, path?, dropped?, unknownToOpenAi?: it is asked what OpenAI's own models do not know
 *             answer? | stream?: [text as it comes | {event?, data} | data] | status, headers?, body (JSON or text)},
 *  expect: {body | stream: [data or {event, data}] | status, headers?, body}}
 * }</pre>
 *
 * In streams of {@code anthropic}, data alone is an event of its {@code type}. In streams of {@code openai-chat}, {@code {delta, finish?, choice?}} is short for a whole chunk. The text {@code "*"} in an expectation stands for anything. The time is 1700000000, the id of the answer {@code 1}. Without {@code
 * expect.stream}, a stream is folded by nobody: give one.
 */
final class WireCase {
    private static final long NOW = 1_700_000_000;

    private final JsonNode node;

    WireCase(JsonNode node) {
        this.node = node;
    }

    String name() {
        return node.path("name").asString();
    }

    void run() {
        JsonNode provider = node.path("provider");
        ClientDialect client = Dialects.client(dialect(node.path("client")));
        ChatRequest request;
        try {
            request = client.read(
                    (ObjectNode) node.path("client").path("request").deepCopy(),
                    node.path("client").path("model").asString("asked-model"),
                    node.path("client").path("stream").asBoolean(false));
        } catch (RequestRefused refused) {
            failed(client.failure(
                    refused.failure(), new ClientDialect.Echo("asked-model", WireRequests.EMPTY, "1", NOW)));
            return;
        }
        ClientDialect.Echo echo = new ClientDialect.Echo(request.model(), request, "1", NOW);
        if (provider.isMissingNode()) {
            throw new AssertionError("The request was to be refused, and was read: " + request);
        }
        ProviderDialect dialect = Dialects.provider(dialect(provider));
        ProviderDialect.ProviderCall call;
        try {
            call = dialect.write(request, traits(provider.path("traits")));
        } catch (RequestRefused refused) {
            failed(client.failure(refused.failure(), echo));
            return;
        }
        asked(provider, call);
        answered(provider, client, dialect, echo);
    }

    private static void asked(JsonNode provider, ProviderDialect.ProviderCall call) {
        if (provider.has("expect")) {
            JsonNode body = Fields.JSON.readTree(call.body());
            same("what the provider is asked", body, provider.path("expect"));
            if (!provider.path("unknownToOpenAi").asBoolean(false)) {
                OpenAiModels.request(dialect(provider), body);
            }
        }
        if (provider.has("path")) {
            assertThat(call.path()).isEqualTo(provider.path("path").asString());
        }
        if (provider.has("dropped")) {
            assertThat(call.dropped())
                    .containsExactlyInAnyOrderElementsOf(provider.path("dropped")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
    }

    private void answered(JsonNode provider, ClientDialect client, ProviderDialect dialect, ClientDialect.Echo echo) {
        ToolNames names = ToolNames.of(echo.request());
        if (provider.has("status")) {
            JsonNode body = provider.path("body");
            Failure failure = dialect.failure(
                    provider.path("status").asInt(),
                    texts(provider.path("headers")),
                    body.isString() ? bytes(body.asString()) : body.isMissingNode() ? new byte[0] : Fields.bytes(body));
            failed(client.failure(failure, echo));
        } else if (provider.has("stream")) {
            byte[] bytes = stream(dialect(provider), provider.path("stream"));
            for (int size : new int[] {bytes.length, 1, 7}) {
                JsonNode frames = frames(decoded(bytes, size, client, dialect, echo, names));
                same("what the client reads, in pieces of " + size, frames, expectedFrames());
                frames.forEach(frame -> OpenAiModels.frame(client.dialect(), frame));
            }
        } else if (provider.has("answer")) {
            JsonNode answer = provider.path("answer");
            try {
                ChatReply reply = dialect.read(answer.isString() ? bytes(answer.asString()) : Fields.bytes(answer));
                JsonNode body = Fields.JSON.readTree(client.write(names.original(reply), echo));
                same("what the client reads", body, node.path("expect").path("body"));
                OpenAiModels.answer(client.dialect(), body);
            } catch (RequestRefused refused) {
                failed(client.failure(refused.failure(), echo));
            }
        } else {
            assertThat(provider.has("expect"))
                    .as("a case must expect something")
                    .isTrue();
            assertThat(node.has("expect"))
                    .as("the provider was to answer, or the request to be refused")
                    .isFalse();
        }
    }

    private static byte[] decoded(
            byte[] bytes,
            int size,
            ClientDialect client,
            ProviderDialect dialect,
            ClientDialect.Echo echo,
            ToolNames names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamEncoder encoder = client.encoder(echo);
        StreamDecoder decoder = dialect.decoder();
        StreamOrder order = new StreamOrder();
        Consumer<ChatEvent> events = names.restoring(event -> {
            order.check(event);
            encoder.write(event, out);
        });
        for (int from = 0; from < bytes.length; from += size) {
            decoder.feed(bytes, from, Math.min(bytes.length, from + size), events);
        }
        decoder.end(events);
        order.checkOver();
        scanned(bytes, size, dialect.dialect(), order);
        return out.toByteArray();
    }

    /** Whoever only watches the stream comes to the same usage and end as who reads it. */
    private static void scanned(byte[] bytes, int size, Dialect dialect, StreamOrder order) {
        if (!Dialects.isClient(dialect)) {
            return;
        }
        UsageScan scan = Dialects.usageScan(dialect);
        for (int from = 0; from < bytes.length; from += size) {
            scan.feed(bytes, from, Math.min(bytes.length, from + size));
        }
        scan.end();
        assertThat(scan.usage()).isEqualTo(order.usage());
        assertThat(scan.ended() && order.failed())
                .as("a stream that failed has no end")
                .isFalse();
        assertThat(scan.failure().isPresent() && !order.failed())
                .as("what fails for one fails for both")
                .isFalse();
        if (dialect == Dialect.OPENAI_CHAT) {
            assertThat(scan.outputBytes()).isGreaterThanOrEqualTo(order.textLength());
        }
    }

    private void failed(ClientDialect.Answer answer) {
        JsonNode expected = node.path("expect");
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.status()).as(text).isEqualTo(expected.path("status").asInt());
        if (expected.has("body")) {
            same("the failure", Fields.JSON.readTree(answer.body()), expected.path("body"));
        }
        texts(expected.path("headers"))
                .forEach((name, value) -> assertThat(answer.headers()).containsEntry(name, value));
    }

    private JsonNode expectedFrames() {
        ArrayNode frames = Fields.JSON.createArrayNode();
        String model = node.path("client").path("request").path("model").asString("asked-model");
        node.path("expect")
                .path("stream")
                .forEach(frame -> frames.add(
                        frame.has("delta") && !frame.has("type") ? chunk(frame, "chatcmpl-1", NOW, model) : frame));
        return frames;
    }

    private static JsonNode chunk(JsonNode brief, String id, long created, String model) {
        ObjectNode chunk = Fields.object()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", created)
                .put("model", model);
        ObjectNode choice = chunk.putArray("choices")
                .addObject()
                .put("index", brief.path("choice").asInt(0));
        choice.set("delta", brief.path("delta"));
        choice.set("logprobs", brief.get("logprobs"));
        choice.set("finish_reason", brief.get("finish"));
        if (brief.has("usage")) {
            chunk.set("usage", brief.get("usage"));
        }
        return chunk;
    }

    static byte[] stream(Dialect dialect, JsonNode frames) {
        if (dialect == Dialect.BEDROCK) {
            return BinaryFrames.of(frames);
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode frame : frames) {
            if (frame.isString()) {
                text.append(frame.asString());
            } else if (dialect == Dialect.OLLAMA) {
                text.append(frame).append('\n');
            } else if (dialect == Dialect.ANTHROPIC && frame.has("type")) {
                text.append("event: ").append(frame.path("type").asString("")).append('\n');
                text.append("data: ").append(frame).append("\n\n");
            } else if (dialect == Dialect.OPENAI_CHAT && frame.has("delta")) {
                text.append("data: ").append(chunk(frame, "c1", 1, "m")).append("\n\n");
            } else if (frame.has("event") && frame.has("data")) {
                text.append("event: ").append(frame.path("event").asString("")).append('\n');
                text.append("data: ").append(frame.path("data")).append("\n\n");
            } else {
                text.append("data: ").append(frame).append("\n\n");
            }
        }
        return bytes(text.toString());
    }

    private static JsonNode frames(byte[] bytes) {
        ArrayNode frames = Fields.JSON.createArrayNode();
        SseFramer framer = new SseFramer();
        Consumer<SseEvent> sink = event -> {
            JsonNode data = Fields.tree(event.data())
                    .orElseGet(() -> Fields.JSON.getNodeFactory().stringNode(event.data()));
            boolean plain = event.event().equals("message")
                    || event.event().equals(data.path("type").asString(""));
            frames.add(
                    plain ? data : Fields.object().put("event", event.event()).set("data", data));
        };
        framer.feed(bytes, 0, bytes.length, sink);
        framer.end(sink);
        return frames;
    }

    private static Dialect dialect(JsonNode side) {
        String word = side.path("dialect").asString();
        for (Dialect dialect : Dialect.values()) {
            if (dialect.word().equals(word)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException("no dialect '" + word + "'");
    }

    private static ModelTraits traits(JsonNode node) {
        Fields traits = Fields.lenient(node.isMissingNode() ? Fields.object() : node);
        Set<ModelTraits.Ability> abilities = new HashSet<>();
        traits.texts("abilities")
                .forEach(word -> abilities.add(ModelTraits.Ability.valueOf(word.toUpperCase(Locale.ROOT))));
        Set<ModelTraits.Quirk> quirks = new HashSet<>();
        traits.texts("quirks").forEach(word -> quirks.add(ModelTraits.Quirk.valueOf(word.toUpperCase(Locale.ROOT))));
        return new ModelTraits(
                traits.text("model", "provider-model"),
                traits.integer("maxOutputTokens"),
                traits.integer("contextTokens"),
                abilities,
                traits.flag("dropParameters").orElse(false),
                Set.copyOf(traits.texts("alwaysDropped")),
                quirks,
                texts(node.path("settings")));
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new HashMap<>();
        object.propertyStream()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asString()));
        return texts;
    }

    /** Equal but for the order of fields, the form of numbers, and what {@code "*"} stands for. */
    static void same(String what, JsonNode actual, JsonNode expected) {
        assertThat(plain(actual, expected).toPrettyString())
                .as(what)
                .isEqualTo(plain(expected, null).toPrettyString());
    }

    private static JsonNode plain(JsonNode node, @Nullable JsonNode expected) {
        if (expected != null && expected.isString() && expected.asString().equals("*")) {
            return expected;
        }
        if (node.isObject()) {
            ObjectNode sorted = Fields.object();
            Map<String, JsonNode> fields = new TreeMap<>();
            node.propertyStream().forEach(field -> fields.put(field.getKey(), field.getValue()));
            fields.forEach(
                    (name, value) -> sorted.set(name, plain(value, expected == null ? null : expected.get(name))));
            return sorted;
        }
        if (node.isArray()) {
            ArrayNode list = Fields.JSON.createArrayNode();
            for (int i = 0; i < node.size(); i++) {
                list.add(plain(node.get(i), expected == null ? null : expected.get(i)));
            }
            return list;
        }
        if (node.isNumber() && node.decimalValue().stripTrailingZeros().scale() <= 0) {
            return Fields.JSON.getNodeFactory().numberNode(node.decimalValue().toBigInteger());
        }
        return node;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
