package dev.guildhall.budgets;

import static dev.guildhall.budgets.BudgetWorld.refused;
import static dev.guildhall.budgets.BudgetWorld.reserved;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final BudgetWorld world = new BudgetWorld();
    private final Account key = world.key();
    private final Budgets budgets = world.node();

    private Reservation call(BigDecimal most) {
        return budgets.reserve(List.of(key), "m", most, 10);
    }

    @Test
    void accountsWithoutBudgetsAreNotBounded() {
        budgets.settle(reserved(call(new BigDecimal("1000000"))), BigDecimal.TEN, 5);
        assertThat(reserved(call(BigDecimal.TEN))).isNotNull();
    }

    @Test
    void refusalNamesBudgetLimitSpendAndReset() throws SQLException {
        world.budget(key, "0.05", "1d");
        for (int i = 0; i < 5; i++) {
            budgets.settle(reserved(call(CENT)), CENT, 10);
        }
        budgets.writeBack();
        world.later(Duration.ofSeconds(1));

        assertThat(call(CENT))
                .isEqualTo(new Refused(
                        "Budget has been exceeded! Current cost: 0.05, Max budget: 0.05 (USD), of key \"%s\" for 1d. This call may cost up to 0.01. It begins anew at 2026-11-25T00:00:00Z."
                                .formatted(key.id()),
                        key,
                        "budget",
                        Optional.of(Instant.parse("2026-11-25T00:00:00Z")),
                        Duration.ofSeconds(13 * 3600 + 59 * 60 + 29),
                        new BigDecimal("0.05"),
                        new BigDecimal("0.050000000000")));
    }

    @Test
    void whatACallDidNotNeedIsFreeAgain() throws SQLException {
        UUID budget = world.budget(key, "1", "total");
        for (int i = 0; i < 50; i++) {
            budgets.settle(reserved(call(new BigDecimal("0.5"))), CENT, 10);
        }
        for (int i = 0; i < 50; i++) {
            budgets.settle(reserved(call(CENT)), CENT, 10);
        }
        assertThat(refused(call(CENT)).what()).isEqualTo("budget");
        budgets.writeBack();
        assertThat(world.totals(budget)).containsExactly(BigDecimal.ONE, BigDecimal.ZERO);
    }

    @Test
    void releasedReservationsCostNothing() throws SQLException {
        UUID budget = world.budget(key, "0.01", "total");
        for (int i = 0; i < 10; i++) {
            budgets.release(reserved(call(CENT)));
        }
        Reserved last = reserved(call(CENT));
        budgets.settle(last, CENT, 1);
        budgets.settle(last, CENT, 1);
        budgets.release(last);
        budgets.writeBack();
        assertThat(world.totals(budget).getFirst()).isEqualTo(CENT);
    }

    @Test
    void aCallThatCostsMoreThanSetAsideIsCountedInFull() throws SQLException {
        UUID budget = world.budget(key, "1", "total");
        budgets.settle(reserved(call(CENT)), new BigDecimal("0.7"), 10);
        budgets.writeBack();
        world.later(Duration.ofSeconds(10));
        budgets.writeBack();
        assertThat(world.totals(budget).getFirst()).isEqualTo(new BigDecimal("0.7"));
        assertThat(refused(call(new BigDecimal("0.31"))).spent()).isEqualByComparingTo("0.7");
        world.later(Duration.ofSeconds(1));
        assertThat(reserved(call(new BigDecimal("0.3")))).isNotNull();
    }

    @Test
    void aBudgetOfZeroRefusesFreeCallsToo() {
        world.budget(key, "0", "total");
        assertThat(refused(call(BigDecimal.ZERO)).what()).isEqualTo("budget");
    }

    @Test
    void theNarrowestOfSeveralAccountsDecidesAndTheOthersGetTheirsBack() throws SQLException {
        Account team = world.account(Account.Kind.TEAM, "ops");
        UUID ofKey = world.budget(key, "1", "total");
        world.budget(team, "0.02", "total");
        List<Account> both = List.of(key, team);
        assertThat(refused(budgets.reserve(both, "m", new BigDecimal("0.03"), 1))
                        .account())
                .isEqualTo(team);
        world.later(Duration.ofSeconds(10));
        budgets.writeBack();
        assertThat(world.totals(ofKey)).allSatisfy(total -> assertThat(total).isEqualByComparingTo("0"));
    }

    @Test
    void spendIsCountedWithoutABound() throws SQLException {
        UUID budget = world.budget(key, null, "total");
        budgets.settle(reserved(call(CENT)), new BigDecimal("0.0000001234"), 10);
        budgets.settle(reserved(call(CENT)), new BigDecimal("2.5"), 10);
        budgets.writeBack();
        assertThat(world.totals(budget)).containsExactly(new BigDecimal("2.5000001234"), BigDecimal.ZERO);
    }

    @Test
    void anotherPeriodBeginsAnew() throws SQLException {
        UUID budget = world.budget(key, "0.01", "1d");
        budgets.settle(reserved(call(CENT)), CENT, 10);
        assertThat(refused(call(CENT)).what()).isEqualTo("budget");
        world.later(Duration.ofHours(14));
        budgets.settle(reserved(call(CENT)), CENT, 10);
        budgets.writeBack();
        assertThat(world.totals(budget).getFirst()).isEqualTo(new BigDecimal("0.02"));
    }

    @Test
    void aClockThatJumpsBackOpensNoOldPeriod() {
        world.budget(key, "0.01", "1d");
        world.later(Duration.ofHours(14));
        budgets.settle(reserved(call(CENT)), CENT, 10);
        world.now = world.now.minus(Duration.ofHours(14));
        assertThat(refused(call(CENT)).resetsAt()).contains(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void whatRunsOverThePeriodsEndCountsWhereItBegan() throws SQLException {
        UUID budget = world.budget(key, "0.01", "1d");
        Reserved over = reserved(call(CENT));
        world.later(Duration.ofHours(14));
        assertThat(reserved(call(CENT))).isNotNull();
        budgets.settle(over, CENT, 10);
        budgets.writeBack();
        assertThat(world.totals(budget).getFirst()).isEqualTo(CENT);
    }

    @Test
    void requestsTokensAndParallelCallsAreBoundedEachMinute() {
        UUID budget = world.budget(key, null, "total");
        world.set(budget, "requests_per_minute", 3);
        world.set(budget, "tokens_per_minute", 100);
        world.set(budget, "parallel", 2);
        List<Reserved> running = new ArrayList<>();
        running.add(reserved(call(CENT)));
        running.add(reserved(call(CENT)));
        assertThat(refused(call(CENT)))
                .isEqualTo(new Refused(
                        "Rate limit exceeded: key \"%s\" may have 2 calls running at once. Wait until one has ended."
                                .formatted(key.id()),
                        key,
                        "parallel",
                        Optional.empty(),
                        Duration.ofSeconds(1),
                        BigDecimal.TWO,
                        BigDecimal.TWO));
        running.forEach(one -> budgets.settle(one, CENT, 40));

        Refused tokens = refused(budgets.reserve(List.of(key), "m", CENT, 30));
        assertThat(List.of(tokens.what(), tokens.spent(), tokens.retryAfter()))
                .containsExactly("tokens", BigDecimal.valueOf(80), Duration.ofSeconds(30));
        budgets.settle(reserved(budgets.reserve(List.of(key), "m", CENT, 20)), CENT, 5);
        Refused requests = refused(budgets.reserve(List.of(key), "m", CENT, 1));
        assertThat(requests.what()).isEqualTo("requests");

        world.later(Duration.ofSeconds(30));
        assertThat(reserved(budgets.reserve(List.of(key), "m", CENT, 100))).isNotNull();
    }

    @Test
    void aBudgetOfOneModelIsForThatModel() {
        UUID budget = world.budget(key, "0.01", "total");
        world.set(budget, "model", "gpt-4o");
        assertThat(refused(budgets.reserve(List.of(key), "gpt-4o", CENT.add(CENT), 1))
                        .message())
                .contains("for model gpt-4o");
        assertThat(reserved(budgets.reserve(List.of(key), "other", BigDecimal.TEN, 1)))
                .isNotNull();
    }

    @Test
    void changedTermsAreReadAgain() {
        UUID budget = world.budget(key, "0.01", "total");
        budgets.settle(reserved(call(CENT)), CENT, 1);
        assertThat(refused(call(CENT)).what()).isEqualTo("budget");
        world.set(budget, "hard", new BigDecimal("0.02"));
        budgets.changed(new AccountChanged(key));
        world.later(Duration.ofSeconds(1));
        assertThat(reserved(call(CENT))).isNotNull();
        assertThat(refused(call(CENT)).limit()).isEqualByComparingTo("0.02");
    }

    @Test
    void idleLeasesGoBack() throws SQLException {
        UUID budget = world.budget(key, "100", "total");
        budgets.settle(reserved(call(CENT)), CENT, 1);
        budgets.writeBack();
        assertThat(world.totals(budget).get(1)).isPositive();
        world.later(Duration.ofSeconds(6));
        budgets.writeBack();
        assertThat(world.totals(budget)).containsExactly(CENT, BigDecimal.ZERO);
    }

    @Test
    void withoutTheDatabaseWhatIsLeasedIsServedAndThenRefusedWithTheReason() throws SQLException {
        UUID budget = world.budget(key, "100", "total");
        List<Reserved> served = new ArrayList<>();
        served.add(reserved(call(CENT)));
        world.databaseGone.set(true);
        Reservation answer = call(CENT);
        while (answer instanceof Reserved one && served.size() < 10_000) {
            served.add(one);
            answer = call(CENT);
        }
        assertThat(served).hasSize(16);
        assertThat(refused(answer).message()).contains("the database does not answer");

        world.databaseGone.set(false);
        world.later(Duration.ofSeconds(1));
        served.add(reserved(call(CENT)));
        served.forEach(one -> budgets.settle(one, CENT, 1));
        budgets.writeBack();
        assertThat(world.totals(budget).getFirst()).isEqualTo(new BigDecimal("0.17"));
    }

    @Test
    void budgetsThatCannotBeReadRefuse() {
        world.databaseGone.set(true);
        assertThat(refused(call(CENT)).message()).contains("cannot be read").contains(key.id());
    }

    @Test
    void aLeaseIsNotUsedWhenOthersMayHaveIt() {
        world.budget(key, "100", "total");
        reserved(call(CENT));
        world.databaseGone.set(true);
        world.later(Duration.ofSeconds(89));
        assertThat(reserved(call(CENT))).isNotNull();
        world.later(Duration.ofSeconds(2));
        assertThat(refused(call(CENT)).message()).contains("the database does not answer");
    }
}
