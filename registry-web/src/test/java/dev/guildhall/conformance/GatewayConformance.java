package dev.guildhall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.product.Product;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Unmodified client libraries against the gateway, which calls a foreign model server in each provider's dialect: what was said arrives, in as
 * many pieces, with the usage, and every call is in the record once.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayConformance {
    private static final List<String> PACKAGES = List.of(
            "openai@7.57.0",
            "@anthropic-ai/sdk@1.12.0",
            "@google/genai@3.1.0",
            "ai@7.0.173",
            "@ai-sdk/openai@4.0.118",
            "@ai-sdk/anthropic@4.0.105",
            "@ai-sdk/google@4.0.121",
            "@ai-sdk/openai-compatible@3.0.92",
            "@copilotkit/aimock@1.43.0");
    private static final List<String> CLIENTS = List.of(
            "openai-chat",
            "openai-responses",
            "anthropic",
            "genai",
            "ai-openai-chat",
            "ai-openai-responses",
            "ai-openai-compatible",
            "ai-anthropic",
            "ai-google");
    /** Lines of {@code JavaClients.java} for each model. */
    private static final int JAVA_CLIENTS = 7;

    private static final int INPUT = 11;
    private static final int OUTPUT = 7;

    private final String word = MadeUp.word();
    private final String text = "Zürich 北京 🦀 " + word + " and some more words so that there are several pieces";
    private final Path folder = Ground.ROOT.resolve("registry-web/target/conformance/gateway");
    private final ClientCache cache = ClientCache.ofThisMachine();
    private Path packages = folder;
    private ForeignUpstream upstream;
    private Product product;
    private String key = "";

    @BeforeAll
    void start() throws Exception {
        ClientCache.delete(folder);
        Files.createDirectories(folder);
        packages = cache.packages("gateway-clients", PACKAGES);
        Path fixtures = Files.writeString(folder.resolve("fixtures.json"), fixtures());
        upstream = new ForeignUpstream(
                cache.nodeFolder().resolve("node"), packages, fixtures, folder.resolve("upstream.log"));
        Path config = Files.writeString(folder.resolve("config.yaml"), config());
        product = Product.start("gateway", Map.of("GUILDHALL_GATEWAY_CONFIG", config.toString()));
        key = product.api()
                .postJson("/key/generate", "{\"key_alias\":\"conformance\"}")
                .json()
                .getString("key");
    }

    @AfterAll
    void stop() {
        product.close();
        upstream.close();
    }

    @Test
    void openAiUpstream() throws Exception {
        check("up-openai");
    }

    @Test
    void anthropicUpstream() throws Exception {
        check("up-anthropic");
    }

    @Test
    void geminiUpstream() throws Exception {
        check("up-gemini");
    }

    @Test
    void bedrockUpstream() throws Exception {
        check("up-bedrock");
    }

    @Test
    void cohereUpstream() throws Exception {
        check("up-cohere");
    }

    @Test
    void ollamaUpstream() throws Exception {
        check("up-ollama");
    }

    /** OpenAI's, Anthropic's and Google's own Java libraries, at models that speak each other's dialects. */
    @Test
    void officialJavaLibraries() throws Exception {
        Path place = Files.createDirectories(folder.resolve("java"));
        Path sources = Ground.ROOT.resolve("registry-web/src/test/resources/conformance/java-clients");
        Path pom = Files.copy(sources.resolve("pom.xml"), place.resolve("pom.xml"));
        Path classPath = place.resolve("classpath");
        ran(
                place,
                "maven",
                Map.of(),
                "mvn",
                "-B",
                "-q",
                "-f",
                pom.toString(),
                "dependency:build-classpath",
                "-Dmdep.outputFile=" + classPath);
        List<String> models = List.of("up-openai", "up-anthropic", "up-gemini");

        String said = ran(
                place,
                "clients",
                environment(String.join(",", models)),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Files.readString(classPath),
                sources.resolve("JavaClients.java").toString());

        List<String> lines = said.lines().filter(line -> line.contains("\t")).toList();
        assertThat(lines).hasSize(models.size() * JAVA_CLIENTS);
        assertThat(lines).allSatisfy(line -> {
            String[] parts = line.split("\t");
            assertThat(List.of(parts).subList(3, parts.length)).as(line).containsExactly("" + INPUT, "" + OUTPUT, text);
            assertThat(Integer.parseInt(parts[2]))
                    .as(line)
                    .isGreaterThanOrEqualTo(parts[0].endsWith("streamed") ? 2 : 1);
        });
    }

    private void check(String model) throws Exception {
        List<JsonObject> lines = ask(model);
        List<String> troubles = new ArrayList<>();
        Map<String, JsonObject> found = new LinkedHashMap<>();
        lines.forEach(line -> found.put(name(line), line));
        for (String client : CLIENTS) {
            for (boolean stream : List.of(false, true)) {
                troubles.addAll(text(found.get(client + (stream ? " streamed" : "") + " text"), client, stream));
                troubles.addAll(tools(found.get(client + (stream ? " streamed" : "") + " tools"), client, stream));
            }
        }
        Files.write(
                folder.resolve(model + ".jsonl"),
                lines.stream().map(JsonObject::toString).toList());
        assertThat(troubles).as(model).isEmpty();
        assertThat(lines).hasSize(CLIENTS.size() * 4);
    }

    private static String name(JsonObject line) {
        return line.getString("client") + (line.getBoolean("stream") ? " streamed " : " ") + line.getString("case");
    }

    private List<String> text(@Nullable JsonObject line, String client, boolean stream) {
        List<String> troubles = new ArrayList<>();
        String name = client + (stream ? " streamed" : "") + " text: ";
        if (line == null || line.containsKey("error")) {
            return List.of(name + line);
        }
        if (!line.getString("text").equals(text)) {
            troubles.add(name + "was told " + line.getString("text"));
        }
        JsonArray usage = line.getJsonArray("usage");
        // The foreign server counts no tokens when it speaks Ollama's dialect.
        boolean counted = !line.getString("model").equals("up-ollama");
        if (usage.getInt(0, -1) != (counted ? INPUT : 0) || usage.getInt(1, -1) != (counted ? OUTPUT : 0)) {
            troubles.add(name + "usage " + usage);
        }
        if (stream && line.getInt("pieces") < 2) {
            troubles.add(name + "came in " + line.getInt("pieces") + " pieces");
        }
        return troubles;
    }

    private List<String> tools(@Nullable JsonObject line, String client, boolean stream) {
        String name = client + (stream ? " streamed" : "") + " tools: ";
        if (line == null || line.containsKey("error")) {
            return List.of(name + line);
        }
        String expected =
                "[{\"name\":\"get_weather\",\"args\":{\"city\":\"Zürich 🦀 %1$s\"}},{\"name\":\"get_time\",\"args\":{\"zone\":\"%1$s\"}}]"
                        .formatted(word);
        String calls = line.getJsonArray("calls").toString();
        return calls.equals(expected) ? List.of() : List.of(name + "calls " + calls);
    }

    private List<JsonObject> ask(String model) throws IOException, InterruptedException {
        String said = ran(
                folder,
                model,
                environment(model),
                cache.nodeFolder().resolve("node").toString(),
                Ground.ROOT
                        .resolve("registry-web/src/test/resources/conformance/gateway-clients.mjs")
                        .toString());
        List<JsonObject> lines = new ArrayList<>();
        for (String line : said.lines().toList()) {
            try (JsonReader reader = Json.createReader(new StringReader(line))) {
                lines.add(reader.readObject());
            }
        }
        return lines;
    }

    private Map<String, String> environment(String models) {
        return Map.of(
                "GATEWAY",
                product.uri("").toString(),
                "KEY",
                key,
                "MODELS",
                models,
                "TEXT",
                "say " + word,
                "TOOLS",
                "call " + word,
                "FOLDER",
                packages.toString());
    }

    /** What a program said; it must end well within four minutes. */
    private static String ran(Path place, String name, Map<String, String> variables, String... command)
            throws IOException, InterruptedException {
        Path out = place.resolve(name + ".out");
        Path err = place.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        if (!process.waitFor(4, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(name + " took longer than four minutes: " + Files.readString(out));
        }
        assertThat(process.exitValue())
                .as(Files.readString(out) + Files.readString(err))
                .isZero();
        return Files.readString(out);
    }

    private String fixtures() {
        JsonObject usage = Json.createObjectBuilder()
                .add("prompt_tokens", INPUT)
                .add("completion_tokens", OUTPUT)
                .add("total_tokens", INPUT + OUTPUT)
                .add("input_tokens", INPUT)
                .add("output_tokens", OUTPUT)
                .add("promptTokenCount", INPUT)
                .add("candidatesTokenCount", OUTPUT)
                .add("totalTokenCount", INPUT + OUTPUT)
                .add("prompt_eval_count", INPUT)
                .add("eval_count", OUTPUT)
                .add("inputTokens", INPUT)
                .add("outputTokens", OUTPUT)
                .build();
        JsonObject said = Json.createObjectBuilder()
                .add("match", Json.createObjectBuilder().add("userMessage", "say " + word))
                .add("response", Json.createObjectBuilder().add("content", text).add("usage", usage))
                .build();
        JsonObject called = Json.createObjectBuilder()
                .add("match", Json.createObjectBuilder().add("userMessage", "call " + word))
                .add(
                        "response",
                        Json.createObjectBuilder()
                                .add(
                                        "toolCalls",
                                        Json.createArrayBuilder()
                                                .add(call("get_weather", "{\"city\":\"Zürich 🦀 " + word + "\"}"))
                                                .add(call("get_time", "{\"zone\":\"" + word + "\"}"))))
                .build();
        return Json.createObjectBuilder()
                .add("fixtures", Json.createArrayBuilder().add(said).add(called))
                .build()
                .toString();
    }

    private static JsonObject call(String name, String arguments) {
        return Json.createObjectBuilder()
                .add("name", name)
                .add("arguments", arguments)
                .build();
    }

    private String config() {
        return """
                model_list:
                  - model_name: up-openai
                    litellm_params: {model: openai/gpt-4o, api_base: "%1$s/v1", api_key: upstream-key}
                  - model_name: up-anthropic
                    litellm_params: {model: anthropic/claude-sonnet-4-5, api_base: "%1$s", api_key: upstream-key}
                  - model_name: up-gemini
                    litellm_params: {model: gemini/gemini-2.5-pro, api_base: "%1$s", api_key: upstream-key}
                  - model_name: up-bedrock
                    litellm_params:
                      model: bedrock/anthropic.claude-sonnet-4-20250514-v1:0
                      aws_bedrock_runtime_endpoint: "%1$s"
                      aws_region_name: eu-central-1
                      aws_access_key_id: AKIDEXAMPLE
                      aws_secret_access_key: example
                  - model_name: up-cohere
                    litellm_params: {model: cohere_chat/command-a-03-2025, api_base: "%1$s", api_key: upstream-key}
                  - model_name: up-ollama
                    litellm_params: {model: ollama_chat/llama3.1, api_base: "%1$s"}
                """.formatted(upstream.uri(""));
    }
}
