package dev.guildhall.dialect.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.Usage;
import dev.guildhall.dialect.UsageScan;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessagesStreamTest {
    private static final String START =
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":3,\"cache_read_input_tokens\":7,\"output_tokens\":1}}}\n\n";
    private static final String TEXT =
            "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Zürich\"}}\n\n";
    private static final String ERROR =
            "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n";

    @Test
    void knowsTheInputOfAStreamThatBrokeOffAndHowMuchWasWritten() {
        UsageScan scan = scanned(START + TEXT);
        assertThat(scan.usage()).contains(new Usage(10, 1, 7, 0, 0, 0, 0, 0, false));
        assertThat(scan.outputBytes()).isEqualTo("Zürich".getBytes(StandardCharsets.UTF_8).length);
        assertThat(scan.ended()).isFalse();
        assertThat(scan.failure()).isEmpty();
    }

    @Test
    void seesAnErrorWithinA200() {
        UsageScan scan = scanned(START + TEXT + ERROR);
        assertThat(scan.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.message()).isEqualTo("Overloaded");
            assertThat(failure.code()).contains("overloaded_error");
        });
    }

    @Test
    void readsDataWithoutNamesOfEvents() {
        UsageScan scan =
                scanned((START + TEXT).replaceAll("event: .*\n", "") + "data: {\"type\":\"message_stop\"}\n\n");
        assertThat(scan.usage()).isPresent();
        assertThat(scan.ended()).isTrue();
        assertThat(scan.outputBytes()).isEqualTo(7);
    }

    private static UsageScan scanned(String stream) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        UsageScan scan = AnthropicMessages.usageScan();
        for (int i = 0; i < bytes.length; i++) {
            scan.feed(bytes, i, i + 1);
        }
        scan.end();
        return scan;
    }
}
