package dev.guildhall.budgets;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The budget plans of an organisation: LiteLLM's budgets by {@code budget_id}. */
@Service
public class BudgetPlans {
    private final BudgetPlanStore store;
    private final Audit audit;

    @Inject
    BudgetPlans(BudgetPlanStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    public Page<BudgetPlan> list(Actor actor, PageRequest page) {
        actor.require(Permission.KEYS_READ);
        return Page.of(store.page(actor.organisation(), page), page.limit(), plan -> PageRequest.cursor(plan.id()));
    }

    public BudgetPlan plan(Actor actor, String id) {
        actor.require(Permission.KEYS_READ);
        return store.find(actor.organisation(), id).orElseThrow(() -> BudgetPlanStore.unknown(id));
    }

    @Transactional
    public BudgetPlan make(Actor actor, String id, AccountLimits limits) {
        actor.require(Permission.KEYS_WRITE);
        if (id.isBlank() || id.length() > 200 || id.chars().anyMatch(Character::isISOControl)) {
            throw BudgetProblem.UNUSABLE.because("The id of a plan has 1 to 200 characters without line breaks.");
        }
        if (store.find(actor.organisation(), id).isPresent()) {
            throw BudgetProblem.PLAN_EXISTS.because(
                    "There is a budget plan %s already; POST /budget/update changes it.".formatted(id));
        }
        store.put(actor.organisation(), id, limits, actor.login());
        audit.append(actor, "budget-plan.created", id, Map.of("limits", shown(limits)));
        return plan(actor, id);
    }

    @Transactional
    public BudgetPlan change(Actor actor, String id, UnaryOperator<AccountLimits> change) {
        actor.require(Permission.KEYS_WRITE);
        AccountLimits limits = change.apply(plan(actor, id).limits());
        store.put(actor.organisation(), id, limits, actor.login());
        store.noteUsers(actor.organisation(), id);
        audit.append(actor, "budget-plan.changed", id, Map.of("limits", shown(limits)));
        return plan(actor, id);
    }

    @Transactional
    public void remove(Actor actor, String id) {
        actor.require(Permission.KEYS_WRITE);
        plan(actor, id);
        long users = store.users(actor.organisation(), id);
        if (users > 0) {
            throw BudgetProblem.PLAN_IN_USE.because(
                    "%d accounts have the plan %s. Give them another one first.".formatted(users, id));
        }
        store.delete(actor.organisation(), id);
        audit.append(actor, "budget-plan.removed", id, Map.of());
    }

    private static Map<String, String> shown(AccountLimits limits) {
        return LimitsText.of(limits);
    }
}
