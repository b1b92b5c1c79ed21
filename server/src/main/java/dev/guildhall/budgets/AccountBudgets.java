package dev.guildhall.budgets;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The budgets of accounts as they are kept: {@code change ⇒ rows · account noted as changed → every node reads it again}. */
@Service
public class AccountBudgets {
    private final AccountBudgetStore store;
    private final BudgetPlanStore plans;
    private final AccountChanges changes;

    @Inject
    AccountBudgets(AccountBudgetStore store, BudgetPlanStore plans, AccountChanges changes) {
        this.store = store;
        this.plans = plans;
        this.changes = changes;
    }

    /** @throws dev.guildhall.platform.Problem 404 for what is no kind of account */
    static Account.Kind kind(String word) {
        try {
            return Account.Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw BudgetProblem.UNKNOWN_BUDGET.because(
                    "%s is no kind of account; there are key, user, team, member, customer, agent and organisation."
                            .formatted(word));
        }
    }

    /** Sets the account's terms; also those of an account without any, so that its spend is counted. */
    @Transactional
    public void put(String by, Account account, String label, AccountLimits limits) {
        limits.plan().ifPresent(plan -> plans.require(account.organisation(), plan));
        store.put(account, "", label, limits, "", by);
        for (AccountLimits.Other other : limits.others()) {
            AccountLimits terms = new AccountLimits(
                    other.maxBudget(),
                    Optional.empty(),
                    other.period(),
                    other.tokensPerMinute(),
                    other.requestsPerMinute(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
            store.put(account, other.name(), label, terms, other.model(), by);
        }
        store.keepOthers(
                account, limits.others().stream().map(AccountLimits.Other::name).toList());
        changes.note(account);
    }

    /** Allows more for a while; an empty amount takes that back. */
    @Transactional
    public void raise(String by, Account account, Optional<BigDecimal> extra, Optional<Instant> until) {
        AccountLimits.check("raise", extra);
        store.raise(account, extra.orElse(null), until.orElse(null), by);
        changes.note(account);
    }

    /** Says what is spent in this period, for a key that was used elsewhere before. */
    @Transactional
    public void spent(Account account, BigDecimal usd) {
        AccountLimits.check("spend", Optional.of(usd));
        own(account)
                .ifPresent(kept -> store.spent(
                        kept.id(),
                        kept.inForce().period().orElse(Period.TOTAL).around(Instant.now(), kept.anchor()),
                        usd));
        changes.note(account);
    }

    @Transactional
    public boolean forget(Account account) {
        boolean gone = store.delete(account) > 0;
        changes.note(account);
        return gone;
    }

    public Optional<AccountBudget> of(Account account) {
        return Optional.ofNullable(of(account.organisation(), account.kind(), List.of(account.id()))
                .get(account.id()));
    }

    /** By account; what has none is missing. */
    public Map<String, AccountBudget> of(UUID organisation, Account.Kind kind, Collection<String> accounts) {
        Map<String, List<AccountBudgetStore.Kept>> found = new LinkedHashMap<>();
        if (!accounts.isEmpty()) {
            store.of(organisation, kind, accounts)
                    .forEach(kept -> found.computeIfAbsent(kept.account().id(), id -> new ArrayList<>())
                            .add(kept));
        }
        Map<String, AccountBudget> budgets = new LinkedHashMap<>();
        found.forEach((account, kept) -> budgets.put(account, shown(kept, Instant.now())));
        return budgets;
    }

    /** The accounts' own budgets without further ones. */
    Page<AccountBudget> page(UUID organisation, Optional<String> kind, PageRequest page) {
        kind.ifPresent(AccountBudgets::kind);
        Instant now = Instant.now();
        List<AccountBudget> rows = store.page(organisation, kind, page).stream()
                .map(kept -> shown(List.of(kept), now))
                .toList();
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.kind(), row.account()));
    }

    private Optional<AccountBudgetStore.Kept> own(Account account) {
        return store.of(account.organisation(), account.kind(), List.of(account.id())).stream()
                .filter(kept -> kept.name().isEmpty())
                .findFirst();
    }

    /** @param kept the account's own budget first, as its name is empty */
    private static AccountBudget shown(List<AccountBudgetStore.Kept> kept, Instant now) {
        AccountBudgetStore.Kept own = kept.getFirst();
        List<AccountLimits.Other> others = kept.stream()
                .skip(1)
                .map(other -> new AccountLimits.Other(
                        other.model(),
                        other.own().period(),
                        other.own().maxBudget(),
                        other.own().tokensPerMinute(),
                        other.own().requestsPerMinute()))
                .toList();
        boolean over = own.ends().map(end -> !end.isAfter(now)).orElse(false);
        Optional<Instant> resets = own.inForce()
                .period()
                .orElse(Period.TOTAL)
                .around(now, own.anchor())
                .ends();
        return new AccountBudget(
                BudgetReadStore.word(own.account().kind()),
                own.account().id(),
                own.label(),
                with(own.own(), others),
                with(own.inForce(), others),
                over ? BigDecimal.ZERO : own.spent(),
                resets,
                own.extra(),
                own.extraUntil(),
                own.revision());
    }

    private static AccountLimits with(AccountLimits own, List<AccountLimits.Other> others) {
        return new AccountLimits(
                own.maxBudget(),
                own.softBudget(),
                own.period(),
                own.tokensPerMinute(),
                own.requestsPerMinute(),
                own.parallel(),
                own.plan(),
                others);
    }
}
