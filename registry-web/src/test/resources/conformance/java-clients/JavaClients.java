import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.HttpOptions;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseOutputItem;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Asks every model through the official Java libraries, whole and streamed. One line per answer: client, model, pieces, tokens, text, with tabs between. */
final class JavaClients {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private record Told(int pieces, long input, long output, String text) {}

    @FunctionalInterface
    private interface Asking {
        Told ask(String model) throws Exception;
    }

    public static void main(String[] arguments) {
        String gateway = System.getenv("GATEWAY");
        String key = System.getenv("KEY");
        String say = System.getenv("TEXT");
        OpenAIClient openai = OpenAIOkHttpClient.builder().apiKey(key).baseUrl(gateway + "/v1").maxRetries(0).build();
        AnthropicClient anthropic = AnthropicOkHttpClient.builder().apiKey(key).baseUrl(gateway).maxRetries(0).build();
        Client genai = Client.builder().apiKey(key).httpOptions(HttpOptions.builder().baseUrl(gateway).build()).build();
        for (String model : System.getenv("MODELS").split(",")) {
            tell("openai-java chat", model, name -> chat(openai, name, say));
            tell("openai-java chat streamed", model, name -> chatStream(openai, name, say));
            tell("openai-java responses", model, name -> responses(openai, name, say));
            tell("anthropic-java", model, name -> messages(anthropic, name, say));
            tell("anthropic-java streamed", model, name -> messageStream(anthropic, name, say));
            tell("google-genai", model, name -> generate(genai, name, say));
            tell("google-genai streamed", model, name -> generateStream(genai, name, say));
        }
        System.exit(0);
    }

    private static void tell(String client, String model, Asking asking) {
        try {
            Told told = asking.ask(model);
            OUT.println(String.join("\t", client, model, "" + told.pieces(), "" + told.input(), "" + told.output(), told.text()));
        } catch (Exception e) {
            OUT.println(String.join("\t", client, model, "-1", "0", "0", e.toString().replaceAll("\\s+", " ")));
        }
    }

    private static ChatCompletionCreateParams chatParams(String model, String say) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage(say)
                .build();
    }

    private static Told chat(OpenAIClient client, String model, String say) {
        ChatCompletion reply = client.chat().completions().create(chatParams(model, say));
        var usage = reply.usage().orElseThrow();
        return new Told(1, usage.promptTokens(), usage.completionTokens(), reply.choices().get(0).message().content().orElse(""));
    }

    private static Told chatStream(OpenAIClient client, String model, String say) {
        AtomicInteger pieces = new AtomicInteger();
        long[] tokens = new long[2];
        StringBuilder text = new StringBuilder();
        ChatCompletionCreateParams params = chatParams(model, say).toBuilder()
                .streamOptions(com.openai.models.chat.completions.ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (var stream = client.chat().completions().createStreaming(params)) {
            stream.stream().forEach(chunk -> {
                chunk.usage().ifPresent(usage -> {
                    tokens[0] = usage.promptTokens();
                    tokens[1] = usage.completionTokens();
                });
                chunk.choices().forEach(choice -> choice.delta().content().filter(piece -> !piece.isEmpty()).ifPresent(piece -> {
                    pieces.incrementAndGet();
                    text.append(piece);
                }));
            });
        }
        return new Told(pieces.get(), tokens[0], tokens[1], text.toString());
    }

    private static Told responses(OpenAIClient client, String model, String say) {
        Response reply = client.responses().create(ResponseCreateParams.builder().model(model).input(say).build());
        String text = reply.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(part -> part.text())
                .collect(Collectors.joining());
        var usage = reply.usage().orElseThrow();
        return new Told(1, usage.inputTokens(), usage.outputTokens(), text);
    }

    private static MessageCreateParams messageParams(String model, String say) {
        return MessageCreateParams.builder().model(model).maxTokens(500).addUserMessage(say).build();
    }

    private static String text(Message message) {
        return message.content().stream().flatMap(block -> block.text().stream()).map(block -> block.text()).collect(Collectors.joining());
    }

    private static Told messages(AnthropicClient client, String model, String say) {
        Message reply = client.messages().create(messageParams(model, say));
        return new Told(1, reply.usage().inputTokens(), reply.usage().outputTokens(), text(reply));
    }

    private static Told messageStream(AnthropicClient client, String model, String say) {
        MessageAccumulator whole = MessageAccumulator.create();
        AtomicInteger pieces = new AtomicInteger();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(messageParams(model, say))) {
            stream.stream().peek(whole::accumulate).forEach(event -> event.contentBlockDelta().flatMap(delta -> delta.delta().text()).ifPresent(delta -> pieces.incrementAndGet()));
        }
        Message reply = whole.message();
        return new Told(pieces.get(), reply.usage().inputTokens(), reply.usage().outputTokens(), text(reply));
    }

    private static Told generate(Client client, String model, String say) {
        GenerateContentResponse reply = client.models.generateContent(model, say, null);
        var usage = reply.usageMetadata().orElseThrow();
        return new Told(1, usage.promptTokenCount().orElse(0), usage.candidatesTokenCount().orElse(0), reply.text());
    }

    private static Told generateStream(Client client, String model, String say) {
        int pieces = 0;
        long[] tokens = new long[2];
        StringBuilder text = new StringBuilder();
        try (ResponseStream<GenerateContentResponse> stream = client.models.generateContentStream(model, say, null)) {
            for (GenerateContentResponse chunk : stream) {
                String piece = chunk.text();
                if (piece != null && !piece.isEmpty()) {
                    pieces++;
                    text.append(piece);
                }
                chunk.usageMetadata().ifPresent(usage -> {
                    usage.promptTokenCount().ifPresent(count -> tokens[0] = count);
                    usage.candidatesTokenCount().ifPresent(count -> tokens[1] = count);
                });
            }
        }
        return new Told(pieces, tokens[0], tokens[1], text.toString());
    }
}
