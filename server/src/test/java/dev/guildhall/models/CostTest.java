package dev.guildhall.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 6);

    private static final Price FULL = new Price(
            "test",
            DAY,
            usd("0.000003"),
            usd("0.000015"),
            Optional.of(usd("0.0000003")),
            Optional.of(usd("0.00000375")),
            Optional.of(usd("0.000006")),
            Optional.of(usd("0.00002")),
            Optional.of(usd("0.00004")),
            Optional.of(usd("0.00008")),
            List.of(
                    new Price.Threshold(
                            128_000,
                            usd("0.000004"),
                            usd("0.00002"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    new Price.Threshold(
                            200_000,
                            usd("0.000006"),
                            usd("0.0000225"),
                            Optional.of(usd("0.0000006")),
                            Optional.of(usd("0.0000075")),
                            Optional.of(usd("0.000012")))));

    @Test
    void paysEachTokenOnceAtThePriceOfItsKind() {
        Usage usage = new Usage(1_000, 500, 400, 100, 50, 200, 30, 20, false);

        // 420 plain, 400 read, 100 written, 50 written for an hour, 30 of sound; 280 plain, 200 thought, 20 of sound
        assertThat(Cost.of(FULL, usage)).isEqualByComparingTo("0.013055");
    }

    @Test
    void takesTheWholeRequestToTheHigherRate() {
        assertThat(Cost.of(FULL, Usage.of(128_000, 10))).isEqualByComparingTo("0.38415");
        assertThat(Cost.of(FULL, Usage.of(128_001, 10))).isEqualByComparingTo("0.512204");
        assertThat(Cost.of(FULL, Usage.of(200_001, 10))).isEqualByComparingTo("1.200231");
    }

    @Test
    void leavesNothingOutWhenAKindHasNoPriceOfItsOwn() {
        Price plain = Price.of("test", DAY, usd("0.000001"), usd("0.000002"));

        assertThat(Cost.of(plain, new Usage(100, 100, 30, 20, 10, 50, 5, 5, false)))
                .isEqualByComparingTo("0.0003");
    }

    @Test
    void isExactWhereFloatsAreNot() {
        Price tiny = Price.of("test", DAY, usd("1E-7"), usd("3E-7"));

        assertThat(Cost.of(tiny, Usage.of(3, 1))).isEqualByComparingTo("0.0000006");
        assertThat(Cost.of(tiny, Usage.of(1_000_000_000_000L, 1))).isEqualByComparingTo("100000.0000003");
    }

    @Test
    void neverCostsMoreThanTheMostThatWasReserved() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            long input = random.nextLong(300_000);
            long output = random.nextLong(50_000);
            long read = random.nextLong(input + 1);
            long written = random.nextLong(input - read + 1);
            long hour = random.nextLong(input - read - written + 1);
            long heard = random.nextLong(input - read - written - hour + 1);
            long thought = random.nextLong(output + 1);
            long said = random.nextLong(output - thought + 1);
            Usage usage = new Usage(input, output, read, written, hour, thought, heard, said, false);

            BigDecimal cost = Cost.of(FULL, usage);

            assertThat(cost).as("%s", usage).isLessThanOrEqualTo(Cost.most(FULL, input, output));
            assertThat(cost.signum()).isNotNegative();
        }
    }

    @Test
    void growsByTokensAndAddsUpWithinOneRate() {
        Price plain = Price.of("test", DAY, usd("0.0000007"), usd("0.0000013"));
        Random random = new Random(11);
        for (int i = 0; i < 5_000; i++) {
            Usage one = Usage.of(random.nextLong(1_000_000), random.nextLong(1_000_000));
            Usage other = Usage.of(random.nextLong(1_000_000), random.nextLong(1_000_000));

            assertThat(Cost.of(plain, one).add(Cost.of(plain, other)))
                    .isEqualByComparingTo(
                            Cost.of(plain, Usage.of(one.input() + other.input(), one.output() + other.output())));
        }
    }

    private static BigDecimal usd(String amount) {
        return new BigDecimal(amount);
    }
}
