package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class TokenCountTest {
    private static final TokenCount ANTHROPIC = TokenCount.of(Dialect.ANTHROPIC).orElseThrow();
    private static final TokenCount GEMINI = TokenCount.of(Dialect.GEMINI).orElseThrow();
    private static final ChatRequest ASKED = ANTHROPIC.read(
            object(
                    "{\"model\":\"asked\",\"system\":\"Be brief.\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello there\"}],"
                            + "\"tools\":[{\"name\":\"ping\",\"input_schema\":{\"type\":\"object\"}}]}"),
            "");

    @Test
    void asksAnthropicWithoutLimitsAndSampling() {
        ProviderDialect.ProviderCall call = ANTHROPIC.ask(ASKED, ModelTraits.of("claude"));
        assertThat(call.path()).isEqualTo("/messages/count_tokens");
        assertThat(Fields.JSON.readTree(call.body()))
                .isEqualTo(object("{\"model\":\"claude\",\"system\":[{\"type\":\"text\",\"text\":\"Be brief.\"}],"
                        + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hello there\"}]}],"
                        + "\"tools\":[{\"name\":\"ping\",\"input_schema\":{\"type\":\"object\"}}]}"));
        assertThat(ANTHROPIC.answer(bytes("{\"input_tokens\":14}"))).isEqualTo(14);
    }

    @Test
    void asksGeminiWithTheWholeRequest() {
        ProviderDialect.ProviderCall call = GEMINI.ask(ASKED, ModelTraits.of("gemini-2.5-pro"));
        assertThat(call.path()).isEqualTo("/models/gemini-2.5-pro:countTokens");
        assertThat(Fields.JSON.readTree(call.body()))
                .isEqualTo(
                        object(
                                "{\"generateContentRequest\":{\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},"
                                        + "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello there\"}]}],"
                                        + "\"tools\":[{\"functionDeclarations\":[{\"name\":\"ping\"}]}],\"model\":\"models/gemini-2.5-pro\"}}"));
        assertThat(GEMINI.answer(bytes("{\"totalTokens\":14}"))).isEqualTo(14);
    }

    @Test
    void readsBothFormsOfGeminisQuestion() {
        ObjectNode alone = object("{\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}");
        ObjectNode whole = object(
                "{\"generateContentRequest\":{\"model\":\"models/m\",\"contents\":[{\"parts\":[{\"text\":\"Hi\"}]}]}}");
        assertThat(GEMINI.read(whole, "m")).isEqualTo(GEMINI.read(alone, "m"));
    }

    @Test
    void answersInTheClientsWords() {
        assertThat(new String(ANTHROPIC.write(14), StandardCharsets.UTF_8)).isEqualTo("{\"input_tokens\":14}");
        assertThat(new String(GEMINI.write(14), StandardCharsets.UTF_8)).isEqualTo("{\"totalTokens\":14}");
    }

    @Test
    void saysWhenAProviderGaveNoNumber() {
        assertThatThrownBy(() -> ANTHROPIC.answer(bytes("<html>"))).isInstanceOf(RequestRefused.class);
        assertThatThrownBy(() -> GEMINI.answer(bytes("{}"))).isInstanceOf(RequestRefused.class);
    }

    @Test
    void countsByTheVocabularyOfO200k() {
        assertThat(TokenEstimate.of("Hello there")).isEqualTo(2);
        assertThat(TokenEstimate.of("<|endoftext|>")).isGreaterThan(1);
        assertThat(TokenEstimate.of(ASKED)).isBetween(10L, 30L);
        assertThat(TokenEstimate.of(List.of(
                        Part.Text.of("Hello there"),
                        new Part.ToolCall("1", "ping", "{}", Optional.empty(), Optional.empty()))))
                .isBetween(5L, 12L);
        assertThat(TokenEstimate.ofBytes(9)).isEqualTo(3);
    }

    @Test
    void countsALongTextInPartAndExtendsIt() {
        assertThat(TokenEstimate.of("word ".repeat(200_000))).isBetween(150_000L, 250_000L);
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Fields.JSON.readTree(json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
