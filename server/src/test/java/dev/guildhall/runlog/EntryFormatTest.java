package dev.guildhall.runlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.dialect.Usage;
import dev.guildhall.platform.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryFormatTest {
    private final ModelCall call = SampleCalls.call(SampleCalls.origin(Ids.next(), Ids.next()));

    @Test
    void readsBackWhatItWrote() throws Exception {
        StartedAttempt started = SampleCalls.started(call, 1);

        assertThat(EntryFormat.read(EntryFormat.settled(call))).isEqualTo(new JournalEntry.Settled(call));
        assertThat(EntryFormat.read(EntryFormat.started(started))).isEqualTo(new JournalEntry.Started(started));
    }

    @Test
    void keepsTheLargestAndTheEmptiest() throws Exception {
        ModelCall extreme = new ModelCall(
                Ids.next(),
                new CallOrigin(
                        Ids.next(),
                        Ids.next(),
                        "",
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                Instant.MAX,
                "",
                "",
                "🦀\u0000",
                false,
                "x".repeat(100_000),
                List.of(new Attempt(
                        Ids.next(),
                        "",
                        "",
                        "",
                        Instant.MIN,
                        Attempt.Outcome.UNKNOWN,
                        Integer.MIN_VALUE,
                        Optional.of(""),
                        Optional.of(Long.MIN_VALUE),
                        Long.MAX_VALUE,
                        new Usage(Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0, true),
                        Optional.of(new BigDecimal("-123456789012345678901234567890e-40")))),
                Integer.MAX_VALUE,
                Optional.empty(),
                Optional.empty(),
                -1,
                "");

        assertThat(EntryFormat.read(EntryFormat.settled(extreme))).isEqualTo(new JournalEntry.Settled(extreme));
    }

    @Test
    void namesWhatItCannotReadAndNeverFailsOtherwise() {
        byte[] whole = EntryFormat.settled(call);
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> EntryFormat.read(torn)).isInstanceOf(EntryFormat.Unreadable.class);
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> EntryFormat.read(longer)).isInstanceOf(EntryFormat.Unreadable.class);
        byte[] newer = whole.clone();
        newer[0] = 77;
        assertThatThrownBy(() -> EntryFormat.read(newer)).hasMessageContaining("kind 77");
    }
}
