package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.product.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Harnesses as released, each asking its model through the gateway in its own protocol while the model speaks another: the task, the tools and a
 * tool's result arrive there, the answer here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayHarnessConformance {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String MODEL = "scripted";
    /** What the harnesses call their model, here and in {@link Harness#arguments}. */
    private static final List<String> NAMES = List.of(MODEL, "claude-sonnet-4-5", "gemini-2.5-flash");

    private final Path folder = Ground.ROOT.resolve("registry-web/target/conformance/gateway-harnesses");
    private final ClientCache cache = ClientCache.ofThisMachine();
    private ModelServer model;
    private Product product;

    @BeforeAll
    void start() throws IOException {
        ClientCache.delete(folder);
        Files.createDirectories(folder);
        model = new ModelServer(folder.resolve("requests"), List.of());
        Path config = Files.writeString(folder.resolve("config.yaml"), """
                model_list:
                  - model_name: speaks-chat
                    litellm_params: {model: deepseek/scripted, api_base: "http://127.0.0.1:%1$d/v1", api_key: upstream-key}
                  - model_name: speaks-anthropic
                    litellm_params: {model: anthropic/scripted, api_base: "http://127.0.0.1:%1$d", api_key: upstream-key}
                  - model_name: speaks-gemini
                    litellm_params: {model: gemini/scripted, api_base: "http://127.0.0.1:%1$d", api_key: upstream-key}
                """.formatted(model.port()));
        product = Product.start("gateway-harnesses", Map.of("GUILDHALL_GATEWAY_CONFIG", config.toString()));
    }

    @AfterAll
    void stop() {
        product.close();
        model.close();
    }

    @TestFactory
    Stream<DynamicTest> everyHarnessAtModelsOfAnotherDialect() {
        return Stream.of(
                through(new ClaudeCode(), "speaks-chat", Dialect.CHAT),
                through(new ClaudeCode(), "speaks-anthropic", Dialect.ANTHROPIC),
                through(new Codex(), "speaks-anthropic", Dialect.ANTHROPIC),
                through(new Codex(), "speaks-chat", Dialect.CHAT),
                through(new OpenCode(), "speaks-gemini", Dialect.GEMINI),
                through(new OpenCode(), "speaks-anthropic", Dialect.ANTHROPIC),
                through(new GeminiCli(), "speaks-anthropic", Dialect.ANTHROPIC),
                through(new GeminiCli(), "speaks-chat", Dialect.CHAT));
    }

    private DynamicTest through(Harness harness, String target, Dialect spoken) {
        return DynamicTest.dynamicTest(harness.id() + " → " + target, () -> {
            String note = "note-" + MadeUp.word();
            String answer = "answer-" + MadeUp.word();
            String task = "Read the note, then say what it says. " + MadeUp.word();
            Path place = folder.resolve(harness.id() + "-" + target);
            Cage cage = new Cage(
                    cache.nodeFolder(),
                    place,
                    Map.of(product.uri("").getPort(), product.uri("").getPort()));
            Path file = Files.writeString(cage.work().resolve("note.txt"), note + "\n");
            model.next(List.of(asked -> harness.read(file, asked), asked -> new ModelReply.Text(answer)));
            String key = key(harness, target);
            Map<String, String> variables = variables(harness, cage, key);

            List<String> command = new ArrayList<>();
            command.add(cache.program(harness.client()).toString());
            command.addAll(harness.arguments(task));
            Cage.Ran ran = cage.run("task", command, variables, LIMIT);

            List<ModelRequest> asked = model.next(List.of()).stream()
                    .filter(request -> request.shows(task) && !request.tools().isEmpty())
                    .toList();
            // Requests of a harness are long: what is compared is little, so that a failure can be read.
            assertThat(asked.stream().map(ModelRequest::dialect).distinct())
                    .as(ran.out() + ran.err())
                    .containsExactly(spoken);
            assertThat(String.join("\n", asked.getLast().results()))
                    .as("the tool's result")
                    .contains(note);
            assertThat(ran.out()).as(ran.err()).contains(answer);
            assertThat(model.troubles()).isEmpty();
        });
    }

    private String key(Harness harness, String target) {
        String aliases = NAMES.stream()
                .map(name -> "\"%s\":\"%s\"".formatted(name, target))
                .collect(Collectors.joining(",", "{", "}"));
        String body = "{\"key_alias\":\"%s-%s\",\"aliases\":%s}".formatted(harness.id(), target, aliases);
        return product.api().postJson("/key/generate", body).json().getString("key");
    }

    /** The harness's usual settings with the gateway as its model and the virtual key as its key. */
    private Map<String, String> variables(Harness harness, Cage cage, String key) throws IOException {
        String url = "http://127.0.0.1:" + product.uri("").getPort();
        Map<String, String> variables = new HashMap<>();
        harness.settings(cage.home(), cage.work(), url)
                .forEach((name, value) -> variables.put(name, value.equals("none") ? key : value));
        for (String name : List.of(
                "ANTHROPIC_MODEL",
                "ANTHROPIC_SMALL_FAST_MODEL",
                "ANTHROPIC_DEFAULT_OPUS_MODEL",
                "ANTHROPIC_DEFAULT_SONNET_MODEL",
                "ANTHROPIC_DEFAULT_HAIKU_MODEL",
                "GEMINI_MODEL")) {
            variables.put(name, MODEL);
        }
        Path openCode = cage.home().resolve(".config/opencode/opencode.json");
        if (Files.exists(openCode)) {
            Files.writeString(
                    openCode,
                    Files.readString(openCode).replace("\"apiKey\": \"none\"", "\"apiKey\": \"" + key + "\""));
        }
        return variables;
    }
}
