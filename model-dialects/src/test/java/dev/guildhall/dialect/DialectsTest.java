package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DialectsTest {
    private static final List<Dialect> CLIENTS =
            List.of(Dialect.OPENAI_CHAT, Dialect.OPENAI_RESPONSES, Dialect.ANTHROPIC, Dialect.GEMINI);

    static Stream<Arguments> pairs() {
        return Arrays.stream(Dialect.values())
                .flatMap(client -> Arrays.stream(Dialect.values()).map(provider -> Arguments.of(client, provider)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyClientsDialectReachesEveryProviders(Dialect client, Dialect provider) {
        assertThat(Dialects.canTranslate(client, provider)).isEqualTo(CLIENTS.contains(client));
        assertThat(Dialects.provider(provider).dialect()).isEqualTo(provider);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void namesTheDialectThatNoClientSpeaks(Dialect dialect) {
        if (CLIENTS.contains(dialect)) {
            assertThat(Dialects.client(dialect).dialect()).isEqualTo(dialect);
        } else {
            assertThatThrownBy(() -> Dialects.client(dialect)).hasMessageContaining(dialect.word());
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void asksEveryProviderAPlainQuestion(Dialect client, Dialect provider) {
        if (!CLIENTS.contains(client)) {
            return;
        }
        ChatRequest request = new ChatRequest(
                client,
                "asked-model",
                List.of(),
                List.of(new ChatRequest.Turn(ChatRequest.Role.USER, List.of(Part.Text.of("Zürich 🦀?")))),
                ChatRequest.Tools.NONE,
                ChatRequest.Sampling.DEFAULT,
                ChatRequest.Reasoning.UNSAID,
                new ChatRequest.OutputFormat.Text(),
                true,
                true,
                Optional.empty(),
                Map.of(),
                Map.of());
        ModelTraits traits = new ModelTraits(
                "provider-model",
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                false,
                Set.of(),
                Set.of(),
                Map.of("compartmentId", "ocid1.compartment.oc1..a"));
        byte[] body = Dialects.provider(provider).write(request, traits).body();
        assertThat(Fields.JSON.readTree(body).toString()).contains("Zürich 🦀?");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void tellsEveryClientOfABrokenStream(Dialect client, Dialect provider) {
        if (!CLIENTS.contains(client)) {
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StreamEncoder encoder =
                Dialects.client(client).encoder(new ClientDialect.Echo("asked-model", WireRequests.EMPTY, "1", 1));
        Dialects.provider(provider).decoder().end(event -> encoder.write(event, out));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsIgnoringCase("error")
                .doesNotContain("[DONE]");
    }
}
