package dev.guildhall.web.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Problem;
import dev.guildhall.spend.Figures;
import dev.guildhall.spend.SpendReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayFiguresTest {
    @Test
    void writesMoneyAsFineAsItIs() {
        assertThat(List.of("0", "1234.5", "0.5", "0.00042", "0.0376425", "0.0000001"))
                .map(BigDecimal::new)
                .map(Usd::of)
                .containsExactly("$0.00", "$1,234.50", "$0.50", "$0.00042", "$0.037643", "under $0.000001");
        assertThat(Usd.exact(new BigDecimal("0.037642500"))).isEqualTo("$0.0376425");
    }

    @Test
    void drawsABarNoLongerThanItsLimit() {
        assertThat(Usd.share(new BigDecimal("19.4"), new BigDecimal("25"))).isEqualTo(78);
        assertThat(Usd.share(new BigDecimal("30"), new BigDecimal("25"))).isEqualTo(100);
        assertThat(Usd.share(BigDecimal.ZERO, BigDecimal.ZERO)).isEqualTo(100);
    }

    @Test
    void tellsWhatAKeyMayFromWhatItDid() {
        Figures once = new Figures(1, 0, 1, 10, 5, 0, 0, 0, BigDecimal.ONE, 0);
        List<SpendReport.Line> used = List.of(line("openai/o3", once), line("openai/gpt-4o", once), line("old", once));

        assertThat(KeyUse.of(List.of("openai/*", "claude-sonnet"), used))
                .containsExactly(
                        new KeyUse("openai/*", true, Optional.of(once.plus(once))),
                        new KeyUse("claude-sonnet", true, Optional.empty()),
                        new KeyUse("old", false, Optional.of(once)));
    }

    @Test
    void keepsWhatIsNarrowedWhenTheRangeChanges() {
        SpendFilter filter = new SpendFilter(Map.of("team", "ops & more"));

        assertThat(filter.range("2026-11-01", "2026-11-23"))
                .isEqualTo("/spend?team=ops%20%26%20more&from=2026-11-01&to=2026-11-23");
        assertThat(filter.without("team")).isEqualTo("/spend");
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> LimitsForm.number("days", "many"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(400));
    }

    private static SpendReport.Line line(String model, Figures figures) {
        return new SpendReport.Line(
                model, Optional.empty(), Optional.empty(), Optional.empty(), figures, "/api/v1/traces?model=" + model);
    }
}
