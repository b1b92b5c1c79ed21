package dev.guildhall.budgets;

import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One budget on this node: its terms and what is counted. {@code parallel → requests → tokens → money}, and back when one says no.
 *
 * <p>Clocks may jump back: the minute and the period that began stay until later ones begin.
 */
final class BudgetLine {
    final BudgetTerms terms;
    private final Node node;
    private final Leasing leasing;
    private final AtomicInteger inFlight;
    private final AtomicReference<Minute> minute;
    private final AtomicReference<@Nullable BudgetWindow> window;

    BudgetLine(BudgetTerms terms, Node node, Leasing leasing) {
        this(terms, node, leasing, new AtomicInteger(), new AtomicReference<>(new Minute(0)), new AtomicReference<>());
    }

    private BudgetLine(
            BudgetTerms terms,
            Node node,
            Leasing leasing,
            AtomicInteger inFlight,
            AtomicReference<Minute> minute,
            AtomicReference<@Nullable BudgetWindow> window) {
        this.terms = terms;
        this.node = node;
        this.leasing = leasing;
        this.inFlight = inFlight;
        this.minute = minute;
        this.window = window;
    }

    /** The same with new terms; what was leased under other ones goes back. */
    BudgetLine under(BudgetTerms now) {
        if (now.equals(terms)) {
            return this;
        }
        BudgetWindow open = window.get();
        boolean same = now.period().equals(terms.period())
                && now.anchor().equals(terms.anchor())
                && now.hard().isPresent() == terms.hard().isPresent();
        if (open != null) {
            open.returning = true;
        }
        return new BudgetLine(
                now, node, leasing, inFlight, minute, new AtomicReference<@Nullable BudgetWindow>(same ? open : null));
    }

    /** Null when all was set aside and noted; else nothing was. */
    @Nullable
    Refused reserve(Reserved into, long nowMillis, long most, long tokens) {
        if (terms.parallel().isPresent()) {
            long share = node.share(terms.parallel().getAsInt());
            if (inFlight.incrementAndGet() > share) {
                inFlight.decrementAndGet();
                return Refusals.parallel(terms, terms.parallel().getAsInt());
            }
        } else {
            inFlight.incrementAndGet();
        }
        Minute at = minuteOf(nowMillis);
        Refused no = count(at, nowMillis, tokens);
        if (no == null) {
            no = money(into, at, nowMillis, most, tokens);
        }
        if (no != null) {
            inFlight.decrementAndGet();
        }
        return no;
    }

    private @Nullable Refused count(Minute at, long nowMillis, long tokens) {
        if (terms.requestsPerMinute().isPresent()) {
            long limit = terms.requestsPerMinute().getAsLong();
            if (at.requests.incrementAndGet() > node.share(limit)) {
                at.requests.decrementAndGet();
                return Refusals.requests(terms, limit, nowMillis);
            }
        }
        if (terms.tokensPerMinute().isPresent()) {
            long limit = terms.tokensPerMinute().getAsLong();
            if (at.tokens.addAndGet(tokens) > node.share(limit)) {
                long used = at.tokens.addAndGet(-tokens);
                uncount(at);
                return Refusals.tokens(terms, limit, used, tokens, nowMillis);
            }
        }
        return null;
    }

    private void uncount(Minute at) {
        if (terms.requestsPerMinute().isPresent()) {
            at.requests.decrementAndGet();
        }
    }

    private @Nullable Refused money(Reserved into, Minute at, long nowMillis, long most, long tokens) {
        for (int attempt = 0; ; attempt++) {
            BudgetWindow open = windowAt(nowMillis);
            long amount = terms.hard().isEmpty() ? 0 : Math.max(1, most);
            BudgetWindow.Shortage no = amount == 0 ? null : leasing.take(open, amount, nowMillis);
            if (no == null) {
                into.add(this, at, open, amount, tokens);
                return null;
            }
            // A node that was given up meanwhile goes on as another one, with a window of its own.
            if (attempt > 0 || open.node.equals(node.id())) {
                if (terms.tokensPerMinute().isPresent()) {
                    at.tokens.addAndGet(-tokens);
                }
                uncount(at);
                return Refusals.budget(terms, open, no, amount, nowMillis);
            }
        }
    }

    /** @param tokensMore in truth, less those that were set aside */
    void settle(Minute at, long tokensMore) {
        inFlight.decrementAndGet();
        if (terms.tokensPerMinute().isPresent()) {
            at.tokens.addAndGet(tokensMore);
        }
    }

    /** As if the call had never been. */
    void release(Minute at, long tokens) {
        settle(at, -tokens);
        uncount(at);
    }

    private Minute minuteOf(long nowMillis) {
        long number = nowMillis / Minute.MILLIS;
        Minute there = current();
        while (there.number < number) {
            Minute next = new Minute(number);
            if (minute.compareAndSet(there, next)) {
                return next;
            }
            there = current();
        }
        return there;
    }

    private Minute current() {
        return Objects.requireNonNull(minute.get());
    }

    private BudgetWindow windowAt(long nowMillis) {
        BudgetWindow open = window.get();
        while (open == null || nowMillis >= open.endsMillis || !open.node.equals(node.id())) {
            BudgetWindow next = new BudgetWindow(
                    terms.id(), node.id(), terms.period().around(Instant.ofEpochMilli(nowMillis), terms.anchor()));
            if (window.compareAndSet(open, next)) {
                return next;
            }
            open = window.get();
        }
        return open;
    }
}
