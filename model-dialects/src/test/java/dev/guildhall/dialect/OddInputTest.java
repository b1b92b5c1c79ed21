package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests and answers of the cases with something in them changed: they are read, or refused in words; no reader or writer falls over. */
class OddInputTest {
    private static final List<JsonNode> CASES = new ArrayList<>();
    private static final JsonNode ODD = Fields.JSON.readTree(
            "[null, true, \"\", \"x\", -1, 1e400, 99999999999, 9223372036854775807, 0.5, {}, [], [null], [[]], [\"x\"], {\"type\":\"x\"}, {\"text\":1}]");

    @BeforeAll
    static void readCases() throws IOException, URISyntaxException {
        Path folder = Path.of(
                Objects.requireNonNull(OddInputTest.class.getResource("/cases")).toURI());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JsonNode node = Fields.JSON.readTree(Files.readAllBytes(file));
                (node.isArray() ? node.valueStream().toList() : List.of(node)).forEach(CASES::add);
            }
        }
    }

    @Test
    void readsOrRefusesOddRequestsAndWritesThemForEveryProvider() {
        Random random = new Random(3);
        int read = 0;
        for (int round = 0; round < 15; round++) {
            for (JsonNode one : CASES) {
                JsonNode client = one.path("client");
                ObjectNode request = (ObjectNode) odd(client.path("request"), random);
                ClientDialect dialect =
                        Dialects.client(named(client.path("dialect").asString()));
                try {
                    ChatRequest understood = dialect.read(request, "m", random.nextBoolean());
                    read++;
                    for (Dialect provider : Dialect.values()) {
                        written(understood, provider);
                    }
                } catch (RequestRefused refused) {
                    assertThat(refused.getMessage()).isNotBlank();
                } catch (RuntimeException e) {
                    throw new AssertionError(dialect.dialect() + " " + request, e);
                }
            }
        }
        assertThat(read).isGreaterThan(CASES.size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BEDROCK"})
    void readsOrRefusesOddAnswersAndStreams(Dialect dialect) {
        Random random = new Random(4);
        ProviderDialect provider = Dialects.provider(dialect);
        for (JsonNode one : CASES) {
            JsonNode script = one.path("provider");
            if (!script.path("dialect").asString("").equals(dialect.word())) {
                continue;
            }
            for (int round = 0; round < 40; round++) {
                if (script.has("answer")) {
                    answer(provider, Fields.bytes(odd(script.path("answer"), random)));
                }
                if (script.has("stream")) {
                    stream(provider, odd(script.path("stream"), random));
                }
            }
        }
        answer(provider, new byte[0]);
        answer(provider, "[]".getBytes(StandardCharsets.UTF_8));
    }

    private static void written(ChatRequest request, Dialect provider) {
        try {
            assertThat(Dialects.provider(provider)
                            .write(request, ModelTraits.of("m"))
                            .body())
                    .isNotEmpty();
        } catch (RequestRefused refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(provider + " " + request, e);
        }
    }

    private static void answer(ProviderDialect provider, byte[] body) {
        try {
            ChatReply reply = provider.read(body);
            for (Dialect client : Dialect.values()) {
                if (Dialects.isClient(client)) {
                    ClientDialect.Echo echo = new ClientDialect.Echo("m", WireRequests.EMPTY, "1", 1);
                    assertThat(Dialects.client(client).write(reply, echo)).isNotEmpty();
                }
            }
        } catch (RequestRefused refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private static void stream(ProviderDialect provider, JsonNode frames) {
        byte[] bytes = WireCase.stream(provider.dialect(), frames);
        StreamDecoder decoder = provider.decoder();
        List<ChatEvent> events = new ArrayList<>();
        try {
            decoder.feed(bytes, 0, bytes.length, events::add);
            decoder.end(events::add);
            assertThat(events.getLast()).isInstanceOfAny(ChatEvent.Ended.class, ChatEvent.Failed.class);
            for (Dialect client : Dialect.values()) {
                if (Dialects.isClient(client)) {
                    StreamEncoder encoder =
                            Dialects.client(client).encoder(new ClientDialect.Echo("m", WireRequests.EMPTY, "1", 1));
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    events.forEach(event -> encoder.write(event, out));
                    assertThat(out.size()).isPositive();
                }
            }
        } catch (RequestRefused refused) {
            assertThat(refused.getMessage()).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(frames + " " + events, e);
        }
    }

    /** A copy with one or two of its parts replaced or removed. */
    private static JsonNode odd(JsonNode node, Random random) {
        JsonNode copy = node.deepCopy();
        for (int i = random.nextInt(2); i >= 0; i--) {
            List<JsonNode> containers = new ArrayList<>();
            collect(copy, containers);
            if (containers.isEmpty()) {
                return copy;
            }
            JsonNode place = containers.get(random.nextInt(containers.size()));
            JsonNode value = ODD.get(random.nextInt(ODD.size())).deepCopy();
            if (place instanceof ObjectNode object && !object.isEmpty()) {
                String name = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, value);
                }
            } else if (place instanceof ArrayNode array && !array.isEmpty()) {
                array.set(random.nextInt(array.size()), value);
            }
        }
        return copy;
    }

    private static void collect(JsonNode node, List<JsonNode> to) {
        if (node.isContainer()) {
            to.add(node);
            node.forEach(inner -> collect(inner, to));
        }
    }

    private static Dialect named(String word) {
        return Stream.of(Dialect.values())
                .filter(dialect -> dialect.word().equals(word))
                .findFirst()
                .orElseThrow();
    }
}
