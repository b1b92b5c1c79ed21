package dev.guildhall.keys;

import dev.guildhall.audit.Audit;
import dev.guildhall.budgets.AccountBudgets;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Virtual keys made, changed and withdrawn: {@code change ⇒ row · budget · audit · every node reads it again}. */
@Service
public class VirtualKeys {
    private final KeyStore store;
    private final KeyRows rows;
    private final Holders holders;
    private final AccountBudgets budgets;
    private final Audit audit;

    @Inject
    VirtualKeys(KeyStore store, KeyRows rows, Holders holders, AccountBudgets budgets, Audit audit) {
        this.store = store;
        this.rows = rows;
        this.holders = holders;
        this.budgets = budgets;
        this.audit = audit;
    }

    /** @param given the key itself, when the client chose it */
    @Transactional
    public MadeKey make(Actor actor, Optional<String> given, KeyFields fields) {
        actor.require(Permission.KEYS_WRITE);
        String key = given.map(KeyText::given).orElseGet(KeyText::random);
        String hash = KeyText.hash(key);
        if (given.isPresent() && store.isTaken(hash)) {
            throw KeyProblem.EXISTS.because("This key cannot be had. Leave key out, and one is made.");
        }
        check(actor, fields, Optional.empty());
        UUID id = Ids.next();
        String name = KeyText.name(key);
        store.insert(actor.organisation(), id, hash, name, fields, actor.login());
        budgets.put(actor.login(), KeyStore.account(actor.organisation(), id), fields.label(name), fields.limits());
        audit.append(actor, "gateway-key.created", id.toString(), shown(name, fields));
        return new MadeKey(key, rows.byId(actor, id));
    }

    /** @param change gets what is there and returns what is to be */
    @Transactional
    public KeyRow change(Actor actor, UUID id, UnaryOperator<KeyFields> change, Precondition precondition) {
        actor.require(Permission.KEYS_WRITE);
        KeyRow before = rows.byId(actor, id);
        precondition.require(OptionalInt.of(before.revision()), () -> present(before));
        KeyFields fields = change.apply(before.fields());
        if (fields.equals(before.fields())) {
            return before;
        }
        check(actor, fields, Optional.of(id));
        store.update(actor.organisation(), id, fields, actor.login());
        budgets.put(
                actor.login(),
                KeyStore.account(actor.organisation(), id),
                fields.label(before.name()),
                fields.limits());
        String action = fields.blocked() == before.fields().blocked()
                ? "gateway-key.changed"
                : fields.blocked() ? "gateway-key.blocked" : "gateway-key.unblocked";
        audit.append(actor, action, id.toString(), shown(before.name(), fields));
        return rows.byId(actor, id);
    }

    @Transactional
    public KeyRow block(Actor actor, UUID id, boolean yes) {
        return change(actor, id, fields -> fields.blocked(yes), Precondition.NONE);
    }

    /** Allows a key more for a while; empty takes it back. */
    @Transactional
    public void raise(Actor actor, UUID id, Optional<BigDecimal> extra, Optional<Instant> until) {
        actor.require(Permission.KEYS_WRITE);
        rows.byId(actor, id);
        budgets.raise(actor.login(), KeyStore.account(actor.organisation(), id), extra, until);
        audit.append(
                actor,
                "gateway-key.raised",
                id.toString(),
                Map.of(
                        "by", extra.map(BigDecimal::toPlainString).orElse("0"),
                        "until", until.map(Instant::toString).orElse("")));
    }

    /** Says what the key spent in this period. */
    @Transactional
    public void spent(Actor actor, UUID id, BigDecimal usd) {
        actor.require(Permission.KEYS_WRITE);
        rows.byId(actor, id);
        budgets.spent(KeyStore.account(actor.organisation(), id), usd);
        audit.append(actor, "gateway-key.spend-set", id.toString(), Map.of("spend", usd.toPlainString()));
    }

    /**
     * Another key for the same account.
     *
     * @param grace how long the present one is good beside it
     */
    @Transactional
    public MadeKey renew(Actor actor, UUID id, Optional<String> given, Duration grace) {
        actor.require(Permission.KEYS_WRITE);
        KeyStore.Kept before = store.byId(actor.organisation(), id).orElseThrow(() -> KeyRows.unknown(id.toString()));
        String key = given.map(KeyText::given).orElseGet(KeyText::random);
        String hash = KeyText.hash(key);
        if (given.isPresent() && store.isTaken(hash)) {
            throw KeyProblem.EXISTS.because("This key cannot be had. Leave new_key out, and one is made.");
        }
        String name = KeyText.name(key);
        Optional<Instant> until =
                grace.isZero() ? Optional.empty() : Optional.of(Instant.now().plus(grace));
        store.renew(actor.organisation(), before, hash, name, until, actor.login());
        KeyRow row = rows.byId(actor, id);
        budgets.put(
                actor.login(),
                KeyStore.account(actor.organisation(), id),
                row.fields().label(name),
                row.fields().limits());
        audit.append(
                actor,
                "gateway-key.renewed",
                id.toString(),
                Map.of("before", before.name(), "now", name, "graceSeconds", grace.toSeconds()));
        return new MadeKey(key, rows.byId(actor, id));
    }

    @Transactional
    public void remove(Actor actor, UUID id) {
        actor.require(Permission.KEYS_WRITE);
        KeyRow row = rows.byId(actor, id);
        store.delete(actor.organisation(), id);
        budgets.forget(KeyStore.account(actor.organisation(), id));
        audit.append(actor, "gateway-key.removed", id.toString(), shown(row.name(), row.fields()));
    }

    private void check(Actor actor, KeyFields fields, Optional<UUID> own) {
        fields.team().ifPresent(team -> holders.require(actor, HolderKind.TEAM, team));
        fields.user().ifPresent(user -> holders.require(actor, HolderKind.USER, user));
        fields.alias()
                .flatMap(alias -> store.byAlias(actor.organisation(), alias))
                .filter(other -> !Optional.of(other.id()).equals(own))
                .ifPresent(other -> {
                    throw KeyProblem.EXISTS.because("Another key, %s, has the alias %s. Choose another one."
                            .formatted(other.name(), fields.alias().orElse("")));
                });
    }

    private static Precondition.Present present(KeyRow now) {
        return new Precondition.Present(
                "%s changed the key last, at %s.".formatted(now.changedBy(), now.changedAt()),
                Map.of("revision", now.revision()));
    }

    private static Map<String, Object> shown(String name, KeyFields fields) {
        return Map.of(
                "name", name,
                "alias", fields.alias().orElse(""),
                "team", fields.team().orElse(""),
                "user", fields.user().orElse(""),
                "agent", fields.agent().orElse(""),
                "models", fields.models(),
                "maxBudget",
                        fields.limits()
                                .maxBudget()
                                .map(BigDecimal::toPlainString)
                                .orElse(""));
    }
}
