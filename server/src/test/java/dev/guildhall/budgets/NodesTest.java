package dev.guildhall.budgets;

import static dev.guildhall.budgets.BudgetWorld.refused;
import static dev.guildhall.budgets.BudgetWorld.reserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Ids;
import dev.guildhall.wired.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many calls at once, several nodes over one database, nodes that die. */
class NodesTest {
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final BudgetWorld world = new BudgetWorld();
    private final Account key = world.key();

    @RepeatedTest(5)
    void ofFiftyCallsAtOnceExactlyThreeFit() throws Exception {
        world.budget(key, "0.03", "total");
        Budgets budgets = world.node();
        List<Reservation> answers = atOnce(50, () -> budgets.reserve(List.of(key), "m", CENT, 1));
        assertThat(answers.stream().filter(Reserved.class::isInstance)).hasSize(3);
        assertThat(answers.stream().filter(Refused.class::isInstance).map(one -> ((Refused) one).what()))
                .hasSize(47)
                .containsOnly("budget");
    }

    @RepeatedTest(5)
    void ofFiftyCallsAtOnceExactlyThreeRunInParallel() throws Exception {
        UUID budget = world.budget(key, null, "total");
        world.set(budget, "parallel", 3);
        Budgets budgets = world.node();
        assertThat(atOnce(50, () -> budgets.reserve(List.of(key), "m", CENT, 1)).stream()
                        .filter(Reserved.class::isInstance))
                .hasSize(3);
    }

    /** Any interleaving of calls on two nodes: what is spent never exceeds the budget, and every call that fits alone is let through in the end. */
    @Test
    void twoNodesTogetherNeverSpendMore() throws Exception {
        UUID budget = world.budget(key, "2", "total");
        List<Budgets> nodes = List.of(world.node(), world.node());
        List<BigDecimal> settled = new ArrayList<>();
        List<BigDecimal> costs = atOnce(16, new Callable<BigDecimal>() {
            @Override
            public BigDecimal call() throws SQLException {
                Random random = new Random(Thread.currentThread().threadId());
                BigDecimal mine = BigDecimal.ZERO;
                for (int i = 0; i < 150; i++) {
                    Budgets node = nodes.get(random.nextInt(2));
                    BigDecimal most = BigDecimal.valueOf(1 + random.nextInt(30_000), 6);
                    if (node.reserve(List.of(key), "m", most, 1) instanceof Reserved one) {
                        if (random.nextInt(5) == 0) {
                            node.release(one);
                        } else {
                            BigDecimal cost = most.multiply(BigDecimal.valueOf(random.nextInt(101), 2));
                            node.settle(one, cost, 1);
                            mine = mine.add(cost);
                        }
                    }
                    if (random.nextInt(20) == 0) {
                        node.writeBack();
                    }
                }
                return mine;
            }
        });
        settled.addAll(costs);
        BigDecimal sum = settled.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isLessThanOrEqualTo(BigDecimal.TWO).isGreaterThan(new BigDecimal("1.9"));

        world.later(Duration.ofSeconds(10));
        for (Budgets node : nodes) {
            node.writeBack();
        }
        assertThat(world.totals(budget)).containsExactly(sum.stripTrailingZeros(), BigDecimal.ZERO);
    }

    @Test
    void whatADeadNodeHadSetAsideGoesBackAndWhatItSpentStays() throws SQLException {
        UUID budget = world.budget(key, "1", "total");
        Budgets dead = world.node();
        dead.settle(reserved(dead.reserve(List.of(key), "m", CENT, 1)), CENT, 1);
        dead.writeBack();
        reserved(dead.reserve(List.of(key), "m", new BigDecimal("0.5"), 1));
        assertThat(world.totals(budget).get(1)).isGreaterThanOrEqualTo(new BigDecimal("0.5"));

        Budgets other = world.node();
        assertThat(refused(other.reserve(List.of(key), "m", new BigDecimal("0.9"), 1))
                        .what())
                .isEqualTo("budget");
        silent(budget);
        other.lookAround();
        assertThat(world.totals(budget)).containsExactly(CENT, BigDecimal.ZERO);
        world.later(Duration.ofSeconds(1));
        assertThat(reserved(other.reserve(List.of(key), "m", new BigDecimal("0.9"), 1)))
                .isNotNull();
    }

    @Test
    void aNodeThatWasGivenUpGoesOnAsAnotherAndItsSpendCounts() throws SQLException {
        UUID budget = world.budget(key, "1", "total");
        Budgets slow = world.node();
        Reserved running = reserved(slow.reserve(List.of(key), "m", new BigDecimal("0.2"), 1));
        silent(budget);
        world.node().lookAround();
        assertThat(world.totals(budget)).allSatisfy(total -> assertThat(total).isEqualByComparingTo("0"));

        slow.settle(running, new BigDecimal("0.15"), 1);
        slow.writeBack();
        slow.writeBack();
        assertThat(world.totals(budget)).containsExactly(new BigDecimal("0.15"), BigDecimal.ZERO);
        slow.settle(reserved(slow.reserve(List.of(key), "m", new BigDecimal("0.85"), 1)), CENT, 1);
        world.later(Duration.ofSeconds(10));
        slow.writeBack();
        assertThat(world.totals(budget)).containsExactly(new BigDecimal("0.16"), BigDecimal.ZERO);
    }

    /** The commit's answer is lost: the same batch comes again, and counts once. */
    @Test
    void aBatchCountsOnce() throws Exception {
        UUID budget = world.budget(key, null, "total");
        LeaseStore store = new LeaseStore(TestDatabase.shared().dataSource());
        UUID node = Ids.next();
        store.register(node);
        Period.Span span = Period.TOTAL.around(world.now, world.now);
        List<Spent> batch = List.of(new Spent(budget, span.start(), span.ends(), CENT, BigDecimal.ZERO, false));
        assertThat(store.write(node, 1, batch)).hasSize(1);
        assertThat(store.write(node, 1, batch)).isEmpty();
        assertThat(store.write(node, 2, batch)).hasSize(1);
        assertThat(world.totals(budget).getFirst()).isEqualTo(new BigDecimal("0.02"));
    }

    @Test
    void spendIsKeptUntilTheDatabaseIsBack() throws SQLException {
        UUID budget = world.budget(key, null, "total");
        Budgets budgets = world.node();
        budgets.settle(reserved(budgets.reserve(List.of(key), "m", CENT, 1)), CENT, 1);
        world.databaseGone.set(true);
        for (int i = 0; i < 3; i++) {
            budgets.settle(reserved(budgets.reserve(List.of(key), "m", CENT, 1)), CENT, 1);
            assertThatThrownBy(budgets::writeBack).hasMessageContaining("switched off");
        }
        world.databaseGone.set(false);
        budgets.writeBack();
        budgets.writeBack();
        assertThat(world.totals(budget).getFirst()).isEqualTo(new BigDecimal("0.04"));
    }

    @Test
    void aNodeThatEndsGivesEverythingBack() throws SQLException {
        UUID budget = world.budget(key, "100", "total");
        Budgets budgets = world.node();
        budgets.settle(reserved(budgets.reserve(List.of(key), "m", CENT, 1)), CENT, 1);
        budgets.end();
        assertThat(world.totals(budget)).containsExactly(CENT, BigDecimal.ZERO);
    }

    private void silent(UUID budget) {
        world.run(
                "update budget_node set seen_at = now() - interval '1 hour' where id in (select node_id from budget_lease where budget_id = ?)",
                budget);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws InterruptedException, ExecutionException {
        List<Callable<T>> works = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            works.add(work);
        }
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> future : threads.invokeAll(works)) {
                answers.add(future.get());
            }
        }
        return answers;
    }
}
