package dev.guildhall.keys;

import dev.guildhall.audit.Audit;
import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.AccountBudgets;
import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is in which team of the gateway, and what each may spend in it. */
@Service
public class Membership {
    private final HolderStore store;
    private final Holders holders;
    private final AccountBudgets budgets;
    private final Audit audit;

    @Inject
    Membership(HolderStore store, Holders holders, AccountBudgets budgets, Audit audit) {
        this.store = store;
        this.holders = holders;
        this.budgets = budgets;
        this.audit = audit;
    }

    public List<Member> members(Actor actor, String team) {
        actor.require(Permission.KEYS_READ);
        return store.members(actor.organisation(), team);
    }

    public List<Member> teamsOf(Actor actor, String user) {
        actor.require(Permission.KEYS_READ);
        return store.teamsOf(actor.organisation(), user);
    }

    /** @param limits what the user may spend in this team */
    @Transactional
    public void add(Actor actor, String team, String user, String role, AccountLimits limits) {
        actor.require(Permission.KEYS_WRITE);
        if (!role.equals("admin") && !role.equals("user")) {
            throw KeyProblem.UNUSABLE.because("role must be admin or user.");
        }
        holders.require(actor, HolderKind.TEAM, team);
        holders.require(actor, HolderKind.USER, user);
        store.putMember(actor.organisation(), team, user, role);
        budgets.put(
                actor.login(),
                account(actor.organisation(), team, user),
                "user \"%s\" in team \"%s\"".formatted(user, team),
                limits);
        audit.append(actor, "gateway-team.member-added", team, Map.of("user", user, "role", role));
    }

    @Transactional
    public void remove(Actor actor, String team, String user) {
        actor.require(Permission.KEYS_WRITE);
        holders.holder(actor, HolderKind.TEAM, team);
        if (!store.removeMember(actor.organisation(), team, user)) {
            throw HolderKind.USER.unknown(user);
        }
        budgets.forget(account(actor.organisation(), team, user));
        audit.append(actor, "gateway-team.member-removed", team, Map.of("user", user));
    }

    static Account account(UUID organisation, String team, String user) {
        return new Account(organisation, Account.Kind.MEMBER, team + "/" + user);
    }
}
