package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningPartsTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final RunningParts parts = new RunningParts(new Console(stream, stream));
    private final List<String> stopped = new ArrayList<>();

    @Test
    void stopsInReverseOrderOnceEvenWhenOneFails() {
        parts.add("database", () -> stopped.add("database"));
        parts.add("broken", () -> {
            throw new IOException("cannot");
        });
        parts.add("server", () -> stopped.add("server"));
        parts.stopAll();
        parts.stopAll();
        assertThat(stopped).containsExactly("server", "database");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("cannot stop broken");
    }

    @Test
    void stopsAtOnceWhatStartsAfterTheStop() {
        parts.stopAll();
        parts.add("late", () -> stopped.add("late"));
        assertThat(stopped).containsExactly("late");
    }
}
