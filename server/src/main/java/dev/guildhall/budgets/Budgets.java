package dev.guildhall.budgets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.guildhall.platform.ContainerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls may spend, reserved before and settled after.
 *
 * <p>{@code reserve (memory, against this node's leases) → (call) → settle | release → WriteBack ⇒ database}: exactly one of the two for
 * each {@link Reserved}. Nothing here waits for the database except a call that uses up a lease, and the first of an account.
 */
@ApplicationScoped
public class Budgets {
    private static final Logger LOG = LoggerFactory.getLogger(Budgets.class);
    private static final int MOST_ACCOUNTS = 200_000;

    private final BudgetReadStore terms;
    private final LeaseStore leases;
    private final InstantSource clock;
    private final Duration silence;
    private final Node node;
    private final Leasing leasing;
    private final WriteBack writeBack;
    /** Counts changes, so that what was read before one is not remembered after it. */
    private final AtomicLong changes = new AtomicLong();

    private final Cache<Account, Purse> purses = Caffeine.newBuilder()
            .maximumSize(MOST_ACCOUNTS)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Budgets() {
        this.terms = null;
        this.leases = null;
        this.clock = null;
        this.silence = null;
        this.node = null;
        this.leasing = null;
        this.writeBack = null;
    }

    @Inject
    Budgets(
            BudgetReadStore terms,
            LeaseStore leases,
            BudgetSettings settings,
            ContainerThreads beside,
            SoftBudgets soft) {
        this(terms, leases, settings, InstantSource.system(), System::nanoTime, beside, soft::passed);
    }

    Budgets(
            BudgetReadStore terms,
            LeaseStore leases,
            BudgetSettings settings,
            InstantSource clock,
            LongSupplier nanos,
            Executor beside,
            Consumer<UUID> softPassed) {
        this.terms = terms;
        this.leases = leases;
        this.clock = clock;
        this.silence = Duration.ofSeconds(settings.leaseSeconds());
        this.node = new Node(nanos, TimeUnit.SECONDS.toNanos(settings.leaseSeconds()) / 4 * 3);
        this.leasing = new Leasing(leases, node, beside);
        this.writeBack = new WriteBack(leases, node, leasing, clock, settings.idleSeconds() * 1000L, softPassed);
    }

    /**
     * Sets aside what a call may cost at most from every budget and limit of the accounts, or from none.
     *
     * @param model the name that the client used, for budgets of one model
     * @param mostCost USD; zero when the model has no price: then only a budget that is used up refuses
     * @param tokens in and out, at most or estimated
     */
    public Reservation reserve(List<Account> accounts, String model, BigDecimal mostCost, long tokens) {
        long now = clock.millis();
        long most = Money.units(mostCost);
        Reserved reserved = new Reserved();
        for (Account account : accounts) {
            Purse purse = purse(account);
            if (purse == null) {
                release(reserved);
                return Refusals.unread(account);
            }
            for (BudgetLine line : purse.lines()) {
                if (line.terms.covers(model)) {
                    Refused refused = line.reserve(reserved, now, most, tokens);
                    if (refused != null) {
                        release(reserved);
                        return refused;
                    }
                }
            }
        }
        return reserved;
    }

    /** Counts what the call did cost; the rest is free again. May be called from any thread; a second call does nothing. */
    public void settle(Reserved reserved, BigDecimal cost, long tokens) {
        if (reserved.close()) {
            long units = Money.units(cost);
            for (Reserved.Hold hold : reserved.holds()) {
                hold.line().settle(hold.minute(), tokens - hold.tokens());
                BudgetWindow window = hold.window();
                if (hold.amount() != 0) {
                    window.available.addAndGet(hold.amount() - units);
                }
                if (units != 0) {
                    window.pending.addAndGet(units);
                    writeBack.touch(window);
                }
            }
        }
    }

    /** Gives everything back: nothing was sent. */
    public void release(Reserved reserved) {
        if (reserved.close()) {
            for (Reserved.Hold hold : reserved.holds()) {
                hold.line().release(hold.minute(), hold.tokens());
                hold.window().available.addAndGet(hold.amount());
            }
        }
    }

    /** Writes what was spent and says that this node is alive; once a second. */
    void writeBack() throws SQLException {
        writeBack.write(false);
    }

    /** Counts the nodes and gives back the leases of those that are silent. */
    void lookAround() throws SQLException {
        node.count(leases.nodes(Duration.ofSeconds(15)));
        int gone = leases.expire(silence);
        if (gone > 0) {
            LOG.warn(
                    "Gave back what {} nodes had set aside of budgets; nothing was heard of them for {}",
                    gone,
                    silence);
        }
    }

    /** The terms of the account are others now. */
    void changed(@Observes AccountChanged changed) {
        changes.incrementAndGet();
        Purse before = purses.getIfPresent(changed.account());
        if (before != null) {
            Purse now = read(changed.account(), before);
            if (now != null) {
                purses.put(changed.account(), now);
            }
        }
    }

    @PreDestroy
    void end() {
        try {
            writeBack.write(true);
        } catch (SQLException e) {
            LOG.warn("What was spent last could not be written: {}", e.toString());
        }
    }

    private @Nullable Purse purse(Account account) {
        Purse there = purses.getIfPresent(account);
        if (there != null) {
            return there;
        }
        long before = changes.get();
        Purse read = read(account, new Purse(List.of()));
        if (read == null) {
            return null;
        }
        Purse kept = purses.asMap().merge(account, read, (first, second) -> first);
        if (changes.get() != before) {
            purses.invalidate(account);
        }
        return kept;
    }

    /** Null when the database does not answer. */
    private @Nullable Purse read(Account account, Purse before) {
        Map<UUID, BudgetLine> lines = new HashMap<>();
        before.lines().forEach(line -> lines.put(line.terms.id(), line));
        try {
            return terms.of(account).stream()
                    .map(found -> {
                        BudgetLine line = lines.get(found.id());
                        return line == null ? new BudgetLine(found, node, leasing) : line.under(found);
                    })
                    .collect(Collectors.collectingAndThen(Collectors.toList(), Purse::new));
        } catch (SQLException e) {
            LOG.warn("The budgets of {} could not be read: {}", account, e.toString());
            return null;
        }
    }
}
