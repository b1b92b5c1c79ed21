package dev.guildhall.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.dialect.ChatEvent;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.dialect.StreamEncoder;
import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GeminiContentTest {
    private static final ChatRequest REQUEST =
            GeminiContent.DIALECT.read(object("{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}"), "asked-model", true);

    @Test
    void writesAStreamAsAnArrayThatGrows() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamEncoder encoder = GeminiContent.ARRAY.encoder(new Echo("asked-model", REQUEST, "1", 1));
        encoder.heartbeat(out);
        encoder.write(new ChatEvent.Started("r", "m", Optional.empty(), Optional.empty()), out);
        encoder.write(new ChatEvent.BlockStarted(0, 0, ChatEvent.Kind.TEXT, "", ""), out);
        encoder.write(new ChatEvent.Delta(0, 0, "Zürich"), out);
        encoder.heartbeat(out);
        encoder.write(new ChatEvent.BlockEnded(0, 0), out);
        encoder.write(new ChatEvent.Stopped(0, Stop.END, Optional.empty()), out);
        encoder.write(new ChatEvent.Ended(), out);
        JsonNode array = Fields.JSON.readTree(out.toByteArray());
        assertThat(array.size()).isEqualTo(2);
        assertThat(array.at("/0/candidates/0/content/parts/0/text").asString()).isEqualTo("Zürich");
        assertThat(array.at("/1/candidates/0/finishReason").asString()).isEqualTo("STOP");
        assertThat(GeminiContent.ARRAY.streamType()).isEqualTo("application/json");
    }

    @Test
    void embedsAHundredTextsInOneCall() {
        Embedding.Request request = new Embedding.Request(
                "asked",
                List.of(new Embedding.Input.Text("one"), new Embedding.Input.Text("two")),
                Optional.of(2),
                false,
                Optional.empty(),
                Map.of());
        ProviderCall call = GeminiContent.EMBEDDINGS.write(request, ModelTraits.of("gemini-embedding-001"));
        assertThat(call.path()).isEqualTo("/models/gemini-embedding-001:batchEmbedContents");
        assertThat(Fields.JSON.readTree(call.body()))
                .isEqualTo(
                        object(
                                "{\"requests\":[{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":[{\"text\":\"one\"}]},\"outputDimensionality\":2},"
                                        + "{\"model\":\"models/gemini-embedding-001\",\"content\":{\"parts\":[{\"text\":\"two\"}]},\"outputDimensionality\":2}]}"));
        Embedding.Reply reply = GeminiContent.EMBEDDINGS.read(
                bytes(
                        "{\"embeddings\":[{\"values\":[0.5,-1]},{\"values\":[0,2]}],\"usageMetadata\":{\"promptTokenCount\":4}}"));
        assertThat(reply.vectors()).containsExactly(new float[] {0.5f, -1}, new float[] {0, 2});
        assertThat(reply.usage()).contains(Usage.of(4, 0));
        assertThat(GeminiContent.EMBEDDINGS.most()).isEqualTo(100);
    }

    @Test
    void refusesNumbersOfTokensToEmbed() {
        Embedding.Request request = new Embedding.Request(
                "asked",
                List.of(new Embedding.Input.Tokens(List.of(1))),
                Optional.empty(),
                false,
                Optional.empty(),
                Map.of());
        assertThatThrownBy(() -> GeminiContent.EMBEDDINGS.write(request, ModelTraits.of("m")))
                .isInstanceOf(RequestRefused.class)
                .hasMessage("Gemini embeds texts, not numbers of tokens.");
    }

    @Test
    void refusesASchemaThatGrowsWithoutBounds() {
        ObjectNode schema = Fields.object();
        ObjectNode definitions = schema.putObject("$defs");
        for (int i = 0; i < 30; i++) {
            ObjectNode properties = definitions.putObject("d" + i).putObject("properties");
            properties.putObject("a").put("$ref", "#/$defs/d" + (i + 1));
            properties.putObject("b").put("$ref", "#/$defs/d" + (i + 1));
        }
        definitions.putObject("d30").put("type", "string");
        schema.put("$ref", "#/$defs/d0");
        assertThatThrownBy(() -> GeminiSchema.toGemini(schema))
                .isInstanceOf(RequestRefused.class)
                .hasMessageContaining("more than 20000 parts");
    }

    @Test
    void watchesAnArrayThatPassesUntouched() {
        byte[] bytes = bytes(
                "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"A \\\"}\\\" 🦀\"}]}}],\"usageMetadata\":{\"promptTokenCount\":4,\"totalTokenCount\":5}}\n,\r\n"
                        + "{\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":4,\"candidatesTokenCount\":6,\"totalTokenCount\":10}}]");
        UsageScan scan = GeminiContent.usageScan();
        for (int i = 0; i < bytes.length; i++) {
            scan.feed(bytes, i, i + 1);
        }
        scan.end();
        assertThat(scan.usage()).contains(Usage.of(4, 6));
        assertThat(scan.ended()).isTrue();
        assertThat(scan.outputBytes()).isEqualTo(bytes("A \\\"}\\\" 🦀").length);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Fields.JSON.readTree(json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
