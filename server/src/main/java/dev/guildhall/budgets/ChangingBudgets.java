package dev.guildhall.budgets;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Budgets as people see and set them, account by account. */
@Service
public class ChangingBudgets {
    private final AccountBudgets budgets;
    private final Audit audit;

    @Inject
    ChangingBudgets(AccountBudgets budgets, Audit audit) {
        this.budgets = budgets;
        this.audit = audit;
    }

    public Page<AccountBudget> list(Actor actor, Optional<String> kind, PageRequest page) {
        actor.require(Permission.KEYS_READ);
        return budgets.page(actor.organisation(), kind, page);
    }

    public AccountBudget budget(Actor actor, String kind, String id) {
        actor.require(Permission.KEYS_READ);
        return budgets.of(account(actor, kind, id)).orElseThrow(() -> unknown(kind, id));
    }

    /** Sets the budget of an agent, the organisation, or an account that has one; of others nobody knows whether they exist. */
    @Transactional
    public AccountBudget put(Actor actor, String kind, String id, AccountLimits limits, Precondition precondition) {
        actor.require(Permission.KEYS_WRITE);
        Account account = account(actor, kind, id);
        Optional<AccountBudget> before = budgets.of(account);
        precondition.require(
                before.map(there -> OptionalInt.of(there.revision())).orElse(OptionalInt.empty()),
                () -> present(before.orElseThrow()));
        boolean byName = account.kind() == Account.Kind.AGENT || account.kind() == Account.Kind.ORGANISATION;
        if (before.isEmpty() && !byName) {
            throw unknown(kind, id);
        }
        String label = before.map(AccountBudget::label)
                .orElse(account.kind() == Account.Kind.ORGANISATION ? "the organisation" : "agent " + id);
        budgets.put(actor.login(), account, label, limits);
        audit.append(actor, "budget.changed", kind + " " + account.id(), Map.of("limits", LimitsText.of(limits)));
        return budgets.of(account).orElseThrow();
    }

    /** Takes the bounds away; spend is counted on, except for an agent or the organisation. */
    @Transactional
    public void remove(Actor actor, String kind, String id) {
        actor.require(Permission.KEYS_WRITE);
        AccountBudget before = budget(actor, kind, id);
        Account account = account(actor, kind, id);
        if (account.kind() == Account.Kind.AGENT || account.kind() == Account.Kind.ORGANISATION) {
            budgets.forget(account);
        } else {
            budgets.put(actor.login(), account, before.label(), AccountLimits.NONE);
        }
        audit.append(actor, "budget.removed", kind + " " + account.id(), Map.of());
    }

    /** The organisation's id may be given as {@code -}. */
    private static Account account(Actor actor, String kind, String id) {
        Account.Kind known = AccountBudgets.kind(kind);
        if (known != Account.Kind.ORGANISATION) {
            return new Account(actor.organisation(), known, id);
        }
        String own = actor.organisation().toString();
        if (!id.equals("-") && !id.equals(own) && !id.equals(actor.organisationName())) {
            throw unknown(kind, id);
        }
        return new Account(actor.organisation(), known, own);
    }

    private static Precondition.Present present(AccountBudget now) {
        return new Precondition.Present(
                "%s was changed since you read it.".formatted(now.label()), Map.of("current", now));
    }

    private static RuntimeException unknown(String kind, String id) {
        return BudgetProblem.UNKNOWN_BUDGET.because(
                "There is no %s %s with a budget. GET /api/v1/budgets lists them.".formatted(kind, id));
    }
}
