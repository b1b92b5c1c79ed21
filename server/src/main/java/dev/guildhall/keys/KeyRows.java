package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.budgets.AccountBudgets;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Virtual keys as they are shown, with what is spent of their budgets. */
@Service
public class KeyRows {
    private final KeyStore store;
    private final AccountBudgets budgets;

    @Inject
    KeyRows(KeyStore store, AccountBudgets budgets) {
        this.store = store;
        this.budgets = budgets;
    }

    /** Newest last. */
    public Page<KeyRow> list(Actor actor, KeyQuery query, PageRequest page) {
        actor.require(Permission.KEYS_READ);
        List<KeyRow> found = rows(actor.organisation(), store.page(actor.organisation(), query, page));
        return Page.of(found, page.limit(), row -> PageRequest.cursor(row.id().toString()));
    }

    /** Newest first, by number of page. */
    public List<KeyRow> slice(Actor actor, KeyQuery query, int limit, long offset) {
        actor.require(Permission.KEYS_READ);
        return rows(actor.organisation(), store.slice(actor.organisation(), query, limit, offset));
    }

    public long count(Actor actor, KeyQuery query) {
        actor.require(Permission.KEYS_READ);
        return store.count(actor.organisation(), query);
    }

    public KeyRow byId(Actor actor, UUID id) {
        actor.require(Permission.KEYS_READ);
        return own(actor.organisation(), id).orElseThrow(() -> unknown(id.toString()));
    }

    /** @param keyOrHash as LiteLLM's shapes name a key */
    public KeyRow named(Actor actor, String keyOrHash) {
        actor.require(Permission.KEYS_READ);
        return store.byHash(actor.organisation(), KeyText.hashOf(keyOrHash))
                .map(kept -> rows(actor.organisation(), List.of(kept)).getFirst())
                .orElseThrow(() -> unknown("like this"));
    }

    public KeyRow aliased(Actor actor, String alias) {
        actor.require(Permission.KEYS_READ);
        return store.byAlias(actor.organisation(), alias)
                .map(kept -> rows(actor.organisation(), List.of(kept)).getFirst())
                .orElseThrow(() -> unknown("with the alias " + alias));
    }

    /** The key that asks about itself. */
    Optional<KeyRow> own(UUID organisation, UUID id) {
        return store.byId(organisation, id)
                .map(kept -> rows(organisation, List.of(kept)).getFirst());
    }

    private List<KeyRow> rows(UUID organisation, List<KeyStore.Kept> kept) {
        Map<String, AccountBudget> found = budgets.of(
                organisation,
                Account.Kind.KEY,
                kept.stream().map(row -> row.id().toString()).toList());
        return kept.stream()
                .flatMap(row -> Optional.ofNullable(found.get(row.id().toString())).stream()
                        .map(budget -> row(row, budget)))
                .toList();
    }

    private static KeyRow row(KeyStore.Kept kept, AccountBudget budget) {
        KeyFields own = kept.fields();
        return new KeyRow(
                kept.id(),
                kept.hash(),
                kept.name(),
                new KeyFields(
                        own.alias(),
                        own.team(),
                        own.user(),
                        own.agent(),
                        own.models(),
                        own.aliases(),
                        own.routes(),
                        own.keyType(),
                        own.tags(),
                        own.kept(),
                        own.capture(),
                        own.blocked(),
                        own.expires(),
                        budget.limits()),
                budget,
                kept.lastUsedAt(),
                kept.createdBy(),
                kept.createdAt(),
                kept.changedBy(),
                kept.changedAt(),
                kept.revision());
    }

    static RuntimeException unknown(String which) {
        return KeyProblem.UNKNOWN_KEY.because(
                "There is no key %s. GET /api/v1/keys and GET /key/list list them.".formatted(which));
    }
}
