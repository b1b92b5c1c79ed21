package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The teams of the actor's organisation and who is in them. */
@Service
public class Teams {
    private final TeamStore store;
    private final UserStore users;
    private final Audit audit;
    private final LastChange lastChange;

    @Inject
    Teams(TeamStore store, UserStore users, Audit audit, LastChange lastChange) {
        this.store = store;
        this.users = users;
        this.audit = audit;
        this.lastChange = lastChange;
    }

    public Page<TeamRow> list(Actor actor, PageRequest page) {
        actor.require(Permission.USERS_READ);
        return store.list(actor.organisation(), page);
    }

    public TeamRow team(Actor actor, String name) {
        actor.require(Permission.USERS_READ);
        return store.row(actor.organisation(), name).orElseThrow(() -> unknown(name));
    }

    @Transactional
    public TeamRow put(Actor actor, String name, @Nullable String displayName) {
        return put(actor, name, displayName, Precondition.NONE);
    }

    /** The same, when the precondition holds; else 412 that says what was changed and by whom. */
    @Transactional
    public TeamRow put(Actor actor, String name, @Nullable String displayName, Precondition precondition) {
        actor.require(Permission.USERS_WRITE);
        Optional<Team> found = store.named(actor.organisation(), name);
        precondition.require(
                found.map(team -> OptionalInt.of(team.revision())).orElse(OptionalInt.empty()),
                () -> lastChange.of(actor, LastChange.Kind.TEAM, name, team(actor, name)));
        if (found.isEmpty()) {
            String shown = Name.display("displayName", displayName, name);
            store.add(new Team(actor.organisation(), Name.slug("team", name), shown));
            audit.append(actor, "team.created", name, Map.of("displayName", shown));
        } else if (displayName != null) {
            String shown = Name.display("displayName", displayName, displayName);
            if (found.get().rename(shown)) {
                store.flush();
                audit.append(actor, "team.changed", name, Map.of("displayName", shown));
            }
        }
        return store.row(actor.organisation(), name).orElseThrow(() -> unknown(name));
    }

    public Page<TeamMemberRow> members(Actor actor, String name, PageRequest page) {
        actor.require(Permission.USERS_READ);
        return store.members(found(actor, name).id(), page);
    }

    @Transactional
    public void putMember(Actor actor, String name, String login) {
        actor.require(Permission.USERS_WRITE);
        Team team = found(actor, name);
        if (store.addMember(team.id(), account(actor, login).id())) {
            audit.append(actor, "team.member-added", name, Map.of("user", login));
        }
    }

    @Transactional
    public void removeMember(Actor actor, String name, String login) {
        actor.require(Permission.USERS_WRITE);
        Team team = found(actor, name);
        if (!store.removeMember(team.id(), account(actor, login).id())) {
            throw IdentityProblem.UNKNOWN_MEMBER.because(
                    "The team has no member of this name. GET /api/v1/teams/%s/members lists them.".formatted(name));
        }
        audit.append(actor, "team.member-removed", name, Map.of("user", login));
    }

    /** By its name, for what a team owns; anybody in the organisation may ask. */
    public Optional<UUID> id(Actor actor, String name) {
        return store.named(actor.organisation(), name).map(Team::id);
    }

    /** The names of the teams the actor is in; an administrator may act for every team. At most 100. */
    public List<String> mine(Actor actor) {
        return store.names(actor.organisation(), isAdministrator(actor) ? Optional.empty() : Optional.of(actor.user()));
    }

    /** Whether the actor may act for the team. */
    public boolean actsFor(Actor actor, UUID team) {
        return isAdministrator(actor) || store.isMember(team, actor.user());
    }

    private static boolean isAdministrator(Actor actor) {
        return actor.role().equals(Role.ADMINISTRATOR.label());
    }

    private Team found(Actor actor, String name) {
        return store.named(actor.organisation(), name).orElseThrow(() -> unknown(name));
    }

    private Account account(Actor actor, String login) {
        return users.in(actor.organisation(), login).orElseThrow(() -> Users.unknown(login));
    }

    private static RuntimeException unknown(String name) {
        return IdentityProblem.UNKNOWN_TEAM.because(
                "There is no team of this name. An administrator can create it with PUT /api/v1/teams/{team}.",
                Map.of("team", name));
    }
}
