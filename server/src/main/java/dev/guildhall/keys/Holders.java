package dev.guildhall.keys;

import dev.guildhall.audit.Audit;
import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.budgets.AccountBudgets;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The gateway's teams, users and customers: {@code change ⇒ row · budget · audit · every node reads it again}. */
@Service
public class Holders {
    private final HolderStore store;
    private final KeyStore keys;
    private final AccountBudgets budgets;
    private final Audit audit;

    @Inject
    Holders(HolderStore store, KeyStore keys, AccountBudgets budgets, Audit audit) {
        this.store = store;
        this.keys = keys;
        this.budgets = budgets;
        this.audit = audit;
    }

    public Holder holder(Actor actor, HolderKind kind, String id) {
        actor.require(Permission.KEYS_READ);
        return find(actor.organisation(), kind, id).orElseThrow(() -> kind.unknown(id));
    }

    public Page<Holder> list(Actor actor, HolderKind kind, PageRequest page) {
        actor.require(Permission.KEYS_READ);
        List<HolderStore.Kept> rows = store.page(actor.organisation(), kind, page);
        Map<String, AccountBudget> found = budgets.of(
                actor.organisation(),
                kind.account(),
                rows.stream().map(HolderStore.Kept::id).toList());
        return Page.of(
                rows.stream()
                        .flatMap(row -> Optional.ofNullable(found.get(row.id())).stream()
                                .map(budget -> shown(kind, row, budget)))
                        .toList(),
                page.limit(),
                holder -> PageRequest.cursor(holder.id()));
    }

    @Transactional
    public Holder make(Actor actor, HolderKind kind, String id, HolderFields fields) {
        actor.require(Permission.KEYS_WRITE);
        Names.one(kind.word() + "_id", id);
        if (!store.insert(actor.organisation(), kind, id, fields, actor.login())) {
            throw KeyProblem.EXISTS.because(
                    "There is a %s %s already; POST /%s/update changes it.".formatted(kind.word(), id, kind.word()));
        }
        budgets.put(actor.login(), account(actor.organisation(), kind, id), label(kind, id, fields), fields.limits());
        audit.append(actor, "gateway-" + kind.word() + ".created", id, Map.of());
        return holder(actor, kind, id);
    }

    /** @param change gets what is there and returns what is to be */
    @Transactional
    public Holder change(Actor actor, HolderKind kind, String id, UnaryOperator<HolderFields> change) {
        actor.require(Permission.KEYS_WRITE);
        HolderFields before = holder(actor, kind, id).fields();
        HolderFields fields = change.apply(before);
        if (!fields.equals(before)) {
            store.update(actor.organisation(), kind, id, fields, actor.login());
            budgets.put(
                    actor.login(), account(actor.organisation(), kind, id), label(kind, id, fields), fields.limits());
            audit.append(actor, "gateway-" + kind.word() + ".changed", id, Map.of("blocked", fields.blocked()));
        }
        return holder(actor, kind, id);
    }

    /** What is spent in this period, as it is to be. */
    @Transactional
    public void spent(Actor actor, HolderKind kind, String id, BigDecimal usd) {
        actor.require(Permission.KEYS_WRITE);
        holder(actor, kind, id);
        budgets.spent(account(actor.organisation(), kind, id), usd);
        audit.append(actor, "gateway-" + kind.word() + ".spend-set", id, Map.of("spend", usd.toPlainString()));
    }

    /** A team or a user whose keys are still there is kept: the keys would be nobody's. */
    @Transactional
    public void remove(Actor actor, HolderKind kind, String id) {
        actor.require(Permission.KEYS_WRITE);
        holder(actor, kind, id);
        long owned = switch (kind) {
            case TEAM -> keys.count(actor.organisation(), byTeam(id));
            case USER -> keys.count(actor.organisation(), byUser(id));
            case CUSTOMER -> 0;
        };
        if (owned > 0) {
            throw KeyProblem.IN_USE.because(
                    "%d keys belong to the %s %s. Delete them, or give them to somebody else first."
                            .formatted(owned, kind.word(), id));
        }
        store.delete(actor.organisation(), kind, id);
        budgets.forget(account(actor.organisation(), kind, id));
        audit.append(actor, "gateway-" + kind.word() + ".removed", id, Map.of());
    }

    /** Makes a user that a key or a team names for the first time. */
    void require(Actor actor, HolderKind kind, String id) {
        if (find(actor.organisation(), kind, id).isPresent()) {
            return;
        }
        if (kind != HolderKind.USER) {
            throw kind.unknown(id);
        }
        make(actor, kind, id, HolderFields.NONE);
    }

    Optional<Holder> find(UUID organisation, HolderKind kind, String id) {
        return store.find(organisation, kind, id)
                .flatMap(row -> budgets.of(account(organisation, kind, id)).map(budget -> shown(kind, row, budget)));
    }

    static Account account(UUID organisation, HolderKind kind, String id) {
        return new Account(organisation, kind.account(), id);
    }

    static KeyQuery byTeam(String team) {
        return new KeyQuery(Optional.of(team), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static KeyQuery byUser(String user) {
        return new KeyQuery(Optional.empty(), Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String label(HolderKind kind, String id, HolderFields fields) {
        return kind.word() + " \"" + fields.alias().orElse(id) + "\"";
    }

    private static Holder shown(HolderKind kind, HolderStore.Kept row, AccountBudget budget) {
        HolderFields own = row.fields();
        return new Holder(
                kind,
                row.id(),
                new HolderFields(
                        own.alias(), own.email(), own.role(), own.models(), own.blocked(), own.kept(), budget.limits()),
                budget,
                row.createdBy(),
                row.createdAt(),
                row.changedBy(),
                row.changedAt(),
                row.revision());
    }
}
