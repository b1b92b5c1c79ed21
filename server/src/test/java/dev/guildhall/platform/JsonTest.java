package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    enum Severity {
        VERY_BAD,
        FINE
    }

    record Inner(String name) {}

    record Everything(
            String text,
            int number,
            Optional<String> maybe,
            Optional<Instant> at,
            List<Inner> inners,
            Map<String, String> map,
            Severity severity,
            @Nullable Boolean flag) {}

    private static final Everything FULL = new Everything(
            "é\"",
            7,
            Optional.empty(),
            Optional.of(Instant.parse("2026-11-23T09:30:00Z")),
            List.of(new Inner("a")),
            Map.of("k", "v"),
            Severity.VERY_BAD,
            null);

    @Test
    void writesInDeclaredOrderWithoutWhatIsNotThere() {
        assertThat(Json.text(FULL))
                .isEqualTo(
                        "{\"text\":\"é\\\"\",\"number\":7,\"at\":\"2026-11-23T09:30:00Z\",\"inners\":[{\"name\":\"a\"}],"
                                + "\"map\":{\"k\":\"v\"},\"severity\":\"very-bad\"}");
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        assertThat(read(Json.text(FULL))).isEqualTo(FULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"txet\":\"x\"}                                | 422 | Did you mean text?",
                "{\"text\":1}                                    | 422 | text must be a string",
                "{\"number\":1}                                  | 422 | text is missing",
                "{\"text\":\"x\",\"number\":1.5}                 | 422 | number must be a whole number",
                "{\"text\":\"x\",\"number\":99999999999}         | 422 | number must be a whole number",
                "{\"text\":\"x\",\"number\":1,\"at\":\"today\"}  | 422 | at must be a time such as",
                "{\"text\":\"x\",\"number\":1,\"inners\":[{}]}   | 422 | inners[0].name is missing",
                "{\"text\":\"x\",\"number\":1,\"severity\":\"x\"}| 422 | one of very-bad, fine",
                "{\"text\":\"x\",                                | 400 | not JSON",
                "{\"text\":\"x\",\"text\":\"y\"}                 | 400 | not JSON",
                "[]                                              | 400 | must be a JSON object",
            })
    void refusesWithTheField(String json, int status, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.type().status()).isEqualTo(status);
            assertThat(problem.detail()).contains(message);
        });
    }

    @Test
    void refusesTooLargeTooDeepAndNotUtf8() {
        assertThatThrownBy(() -> read("{\"text\":\"" + "x".repeat(JsonBodyReader.MOST_BYTES) + "\"}"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.TOO_LARGE));
        assertThatThrownBy(() -> read("{\"text\":" + "[".repeat(100_000))).hasMessageContaining("nests deeper");
        assertThatThrownBy(() -> read("{\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
    }

    private static Record read(String json) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Record read(byte[] json) throws IOException {
        @SuppressWarnings("unchecked")
        Class<Record> type = (Class<Record>) (Class<?>) Everything.class;
        return new JsonBodyReader()
                .readFrom(
                        type,
                        type,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        new ByteArrayInputStream(json));
    }
}
