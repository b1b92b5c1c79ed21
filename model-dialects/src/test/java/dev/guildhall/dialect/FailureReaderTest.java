package dev.guildhall.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.Failure.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureReaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | {\"error\":{\"message\":\"prompt is too long: 210000 tokens > 200000"
                        + " maximum\",\"type\":\"invalid_request_error\"},\"type\":\"error\"} | CONTEXT_WINDOW",
                "400 | {\"error\":{\"code\":400,\"message\":\"The input token count (1200000) exceeds the maximum"
                        + " number of tokens allowed\",\"status\":\"INVALID_ARGUMENT\"}} | CONTEXT_WINDOW",
                "400 | {\"message\":\"Input is too long for requested model.\"} | CONTEXT_WINDOW",
                "413 | {\"error\":{\"message\":\"This model's maximum context length is 8192 tokens\"}} |"
                        + " CONTEXT_WINDOW",
                "429 | {\"error\":{\"message\":\"Request too large: context"
                        + " length\",\"code\":\"rate_limit_exceeded\"}} | RATE_LIMITED",
                "400 | {\"error\":{\"message\":\"Your credit balance is too low\"}} | BUDGET",
                "402 | {\"error\":{\"message\":\"Insufficient Balance\"}} | BUDGET",
                "429 | {\"error\":{\"code\":429,\"message\":\"Resource has been"
                        + " exhausted\",\"status\":\"RESOURCE_EXHAUSTED\"}} | RATE_LIMITED",
                "400 | {\"error\":{\"message\":\"x\",\"code\":\"content_policy_violation\"}} | CONTENT_POLICY",
                "400 | {\"error\":\"model is required\"} | BAD_REQUEST",
                "401 | `` | UNAUTHENTICATED",
                "404 | {\"error\":\"model 'x' not found\"} | NOT_FOUND",
                "504 | <html></html> | TIMEOUT",
                "529 | {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}} |"
                        + " OVERLOADED",
                "500 | {\"error\":{\"message\":\"maximum context length\"}} | SERVER",
                "302 | <a href=x>moved</a> | BROKEN",
            })
    void tellsWhatItMeans(int status, String body, Kind kind) {
        Failure failure = FailureReader.read(status, Map.of(), bytes(body));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.message()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "sk-proj-AbC123_def456ghi789, key sk-proj-AbC123_def456ghi789 is wrong",
        "sk-ant-api03-abcdefgh, x sk-ant-api03-abcdefgh",
        "gsk_abcdefghijkl, (gsk_abcdefghijkl)",
        "AIzaSyA1234567890abcdefghij, key=AIzaSyA1234567890abcdefghij",
        "AKIAIOSFODNN7EXAMPLE, AKIAIOSFODNN7EXAMPLE",
        "abc.def-123, Authorization: Bearer abc.def-123",
        "sk-********wxyz, Incorrect API key provided: sk-********wxyz"
    })
    void showsNoKeys(String key, String message) {
        Failure failure = FailureReader.read(
                401,
                Map.of(),
                Fields.bytes(Fields.object().set("error", Fields.object().put("message", message))));
        assertThat(failure.message()).doesNotContain(key).contains("[key]");
        assertThat(failure.original().orElseThrow().toString()).doesNotContain(key);
        assertThat(FailureReader.read(500, Map.of(), bytes(message)).message()).doesNotContain(key);
    }

    @Test
    void leavesWordsThatAreNoKeys() {
        String message = "The task sk-1 of key-value risk-taking monkey-business is key";
        assertThat(FailureReader.redacted(message)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after | 7 | 7000",
                "Retry-After | 1.5 | 1500",
                "retry-after-ms | 250 | 250",
                "Retry-After | Tue, 24 Nov 2026 13:01:00 GMT | 60000",
                "Retry-After | Tue, 24 Nov 2026 12:59:00 GMT | 0",
            })
    void readsHowLongToWait(String name, String value, long millis) {
        assertThat(FailureReader.read(429, Map.of(name, value, "Date", "Tue, 24 Nov 2026 13:00:00 GMT"), new byte[0])
                        .retryAfter())
                .contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"soon", "-1", "'Tue, 99 Nov 2026'", "99999999999999999999"})
    void takesNoWaitThatIsNone(String value) {
        assertThat(FailureReader.read(429, Map.of("Retry-After", value, "Date", "never"), new byte[0])
                        .retryAfter())
                .isEmpty();
    }

    @Test
    void cutsAMessageWithoutEnd() {
        assertThat(FailureReader.read(500, Map.of(), bytes("x".repeat(1 << 21))).message())
                .hasSize(2001);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
