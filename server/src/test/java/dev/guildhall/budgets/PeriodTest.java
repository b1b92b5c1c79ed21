package dev.guildhall.budgets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
    private static final Instant ANCHOR = Instant.parse("2026-01-05T13:37:11Z");

    @ParameterizedTest
    @CsvSource({
        "monthly, 2026-11-24T10:00:00Z, 2026-11-01T00:00:00Z, 2026-12-01T00:00:00Z",
        "1mo, 2026-12-31T23:59:59Z, 2026-12-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "weekly, 2026-11-24T10:00:00Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
        "7d, 2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z, 2026-11-30T00:00:00Z",
        "daily, 2026-11-24T10:00:00Z, 2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z",
        "24h, 2026-11-24T10:00:00Z, 2026-11-24T00:00:00Z, 2026-11-25T00:00:00Z",
        "1h, 2026-11-24T10:30:00Z, 2026-11-24T10:00:00Z, 2026-11-24T11:00:00Z",
        "30d, 2026-01-05T13:37:11Z, 2026-01-05T00:00:00Z, 2026-02-04T00:00:00Z",
        "30d, 2026-02-04T00:00:00Z, 2026-02-04T00:00:00Z, 2026-03-06T00:00:00Z",
        "5m, 2026-01-05T13:45:00Z, 2026-01-05T13:42:11Z, 2026-01-05T13:47:11Z",
        "2w, 2026-01-20T00:00:00Z, 2026-01-19T00:00:00Z, 2026-02-02T00:00:00Z",
        "3mo, 2026-11-24T10:00:00Z, 2026-10-01T00:00:00Z, 2027-01-01T00:00:00Z",
        "1y, 2027-11-24T10:00:00Z, 2027-01-01T00:00:00Z, 2028-01-01T00:00:00Z"
    })
    void beginsAndEndsWhereItSays(String word, Instant now, Instant start, Instant end) {
        assertThat(Period.of(word).orElseThrow().around(now, ANCHOR)).isEqualTo(new Period.Span(start, end));
    }

    @Test
    void totalNeverEnds() {
        assertThat(Period.TOTAL.around(ANCHOR, ANCHOR).ends()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "-1d", "d", "30", "1.5h", "fortnight", "1234567d", "2000mo", "1 d"})
    void whatIsNoPeriodIsNoPeriod(String text) {
        assertThat(Period.of(text)).isEmpty();
    }

    /** Every moment is in exactly one window, and windows touch. */
    @Test
    void windowsFollowEachOtherWithoutGapOrOverlap() {
        Random random = new Random(7);
        String[] units = {"s", "m", "h", "d", "mo", "w"};
        for (int i = 0; i < 5000; i++) {
            Period period = Period.of((1 + random.nextInt(90)) + units[random.nextInt(units.length)])
                    .orElseThrow();
            Instant now = ANCHOR.plusSeconds(random.nextInt(200_000_000));
            Period.Span span = period.around(now, ANCHOR);
            assertThat(now)
                    .as(period + " at " + now)
                    .isAfterOrEqualTo(span.start())
                    .isBefore(span.end());
            assertThat(period.around(span.end(), ANCHOR).start())
                    .as(period.word())
                    .isEqualTo(span.end());
            assertThat(period.around(span.end().minus(Duration.ofMillis(1)), ANCHOR))
                    .as(period.word())
                    .isEqualTo(span);
        }
    }
}
