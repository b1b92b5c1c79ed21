package dev.guildhall.dialect.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.dialect.Embedding;
import dev.guildhall.dialect.Embedding.Input;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.dialect.Usage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class OpenAiEmbeddingsTest {
    private static final String BASE64 = "AACAPwAAAL8AAAAA";

    @Test
    void readsATextTextsAndTokens() {
        assertThat(inputs("\"a\"")).containsExactly(new Input.Text("a"));
        assertThat(inputs("[\"a\",\"b\"]")).containsExactly(new Input.Text("a"), new Input.Text("b"));
        assertThat(inputs("[1,2]")).containsExactly(new Input.Tokens(List.of(1, 2)));
        assertThat(inputs("[[1,2],[3]]"))
                .containsExactly(new Input.Tokens(List.of(1, 2)), new Input.Tokens(List.of(3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[[]]", "{}", "1", "[\"a\",1.5]", "[{}]", "[9999999999]", "null"})
    void refusesWhatIsNoInput(String input) {
        assertThatThrownBy(() -> inputs(input)).isInstanceOfSatisfying(RequestRefused.class, refused -> {
            assertThat(refused.failure().kind()).isEqualTo(Failure.Kind.BAD_REQUEST);
            assertThat(refused.failure().param()).contains("input");
        });
    }

    @Test
    void refusesAnEncodingThatIsNone() {
        assertThatThrownBy(() ->
                        OpenAiEmbeddings.read(body("{\"model\":\"m\",\"input\":\"a\",\"encoding_format\":\"hex\"}")))
                .hasMessageContaining("'encoding_format' must be 'float' or 'base64'.");
    }

    @Test
    void asksAProvider() {
        Embedding.Request request = OpenAiEmbeddings.read(
                body(
                        "{\"model\":\"m\",\"input\":[\"a\",\"b\"],\"dimensions\":3,\"encoding_format\":\"base64\",\"user\":\"u\",\"x\":1}"));
        var call = OpenAiEmbeddings.PROVIDER.write(request, ModelTraits.of("provider-model"));
        assertThat(call.path()).isEqualTo("/embeddings");
        assertThat(Fields.JSON.readTree(call.body()))
                .isEqualTo(
                        body(
                                "{\"model\":\"provider-model\",\"input\":[\"a\",\"b\"],\"dimensions\":3,\"encoding_format\":\"base64\",\"user\":\"u\",\"x\":1}"));
    }

    @Test
    void asksInTokens() {
        Embedding.Request request = OpenAiEmbeddings.read(body("{\"model\":\"m\",\"input\":[[1,2],[3]]}"));
        assertThat(Fields.JSON
                        .readTree(OpenAiEmbeddings.PROVIDER
                                .write(request, ModelTraits.of("p"))
                                .body())
                        .path("input"))
                .isEqualTo(Fields.JSON.readTree("[[1,2],[3]]"));
    }

    @Test
    void readsNumbersAndBase64InTheOrderOfTheIndexes() {
        Embedding.Reply reply = OpenAiEmbeddings.PROVIDER.read(bytes("{\"model\":\"m\",\"data\":["
                + "{\"index\":1,\"embedding\":\"" + BASE64 + "\"},{\"index\":0,\"embedding\":[0.5,1]}],"
                + "\"usage\":{\"prompt_tokens\":4,\"total_tokens\":4}}"));
        assertThat(reply.vectors()).hasSize(2);
        assertThat(reply.vectors().get(0)).containsExactly(0.5f, 1f);
        assertThat(reply.vectors().get(1)).containsExactly(1f, -0.5f, 0f);
        assertThat(reply.usage()).contains(Usage.of(4, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"error\":{\"message\":\"no\",\"code\":429}}",
                "{\"data\":[{\"index\":5,\"embedding\":[1]}]}",
                "{\"data\":[{\"embedding\":\"!!\"}]}",
                "{\"data\":[{\"index\":0}]}",
                "{\"data\":[{\"index\":0,\"embedding\":[1]},{\"index\":0,\"embedding\":[1]}]}"
            })
    void refusesWhatIsNoAnswer(String body) {
        assertThatThrownBy(() -> OpenAiEmbeddings.PROVIDER.read(bytes(body))).isInstanceOf(RequestRefused.class);
    }

    @Test
    void answersInNumbersOrInBase64() {
        Embedding.Reply reply =
                new Embedding.Reply("m", List.of(new float[] {1f, -0.5f, 0f}), Optional.of(Usage.of(4, 0)));
        assertThat(Fields.JSON.readTree(OpenAiEmbeddings.write(reply, request(true), "asked-model")))
                .isEqualTo(body("{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":\""
                        + BASE64
                        + "\"}],\"model\":\"asked-model\",\"usage\":{\"prompt_tokens\":4,\"total_tokens\":4}}"));
        assertThat(Fields.JSON
                        .readTree(OpenAiEmbeddings.write(reply, request(false), "asked-model"))
                        .at("/data/0/embedding")
                        .toString())
                .isEqualTo("[1.0,-0.5,0.0]");
    }

    private static Embedding.Request request(boolean base64) {
        return new Embedding.Request("m", List.of(), Optional.empty(), base64, Optional.empty(), Map.of());
    }

    private static List<Input> inputs(String input) {
        return OpenAiEmbeddings.read(body("{\"model\":\"m\",\"input\":" + input + "}"))
                .inputs();
    }

    private static ObjectNode body(String json) {
        return (ObjectNode) Fields.JSON.readTree(json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
