package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Namespaces and who may publish into them. Every answer is bounded by the actor's organisation. */
@Service
public class Owners {
    private static final UUID NOBODY = new UUID(0, 0);

    private final OwnerStore store;
    private final OwnerNaming naming;
    private final OwnerMembers members;
    private final TeamStore teams;
    private final Audit audit;
    private final LastChange lastChange;

    @Inject
    Owners(
            OwnerStore store,
            OwnerNaming naming,
            OwnerMembers members,
            TeamStore teams,
            Audit audit,
            LastChange lastChange) {
        this.store = store;
        this.naming = naming;
        this.members = members;
        this.teams = teams;
        this.audit = audit;
        this.lastChange = lastChange;
    }

    /** Creates (the actor becomes its first {@code owner}) or renames; refuses reserved and confusable names with 422. */
    @Transactional
    public OwnerRow put(Actor actor, String name, @Nullable String displayName, @Nullable String team) {
        return put(actor, name, displayName, team, Precondition.NONE);
    }

    /** The same, when the precondition holds; else 412 that says what was changed and by whom. */
    @Transactional
    public OwnerRow put(
            Actor actor, String name, @Nullable String displayName, @Nullable String team, Precondition precondition) {
        actor.require(Permission.OWNERS_WRITE);
        Optional<UUID> holder = Optional.ofNullable(team).map(wanted -> teamOf(actor, wanted));
        Optional<Owner> found = store.named(actor.organisation(), OwnerName.bare(name));
        precondition.require(
                found.map(owner -> OptionalInt.of(owner.revision())).orElse(OptionalInt.empty()),
                () -> lastChange.of(actor, LastChange.Kind.OWNER, "@" + OwnerName.bare(name), owner(actor, name)));
        if (found.isPresent()) {
            change(actor, found.get(), displayName, team, holder);
        } else {
            create(actor, OwnerName.of(name), displayName, team, holder);
        }
        return owner(actor, name);
    }

    private void create(
            Actor actor, OwnerName name, @Nullable String displayName, @Nullable String team, Optional<UUID> holder) {
        naming.check(actor, name);
        Owner owner = new Owner(
                actor.organisation(),
                name,
                Name.display("displayName", displayName, name.value()),
                holder.orElse(null));
        store.add(owner);
        members.first(owner.id(), actor);
        audit.append(actor, "owner.created", "@" + owner.name(), details(owner.displayName(), team));
    }

    private void change(
            Actor actor, Owner owner, @Nullable String displayName, @Nullable String team, Optional<UUID> holder) {
        members.requireManager(actor, owner);
        boolean renamed =
                displayName != null && owner.rename(Name.display("displayName", displayName, owner.displayName()));
        boolean given = holder.isPresent() && owner.giveTo(holder.get());
        if (renamed || given) {
            store.flush();
            audit.append(actor, "owner.changed", "@" + owner.name(), details(owner.displayName(), team));
        }
    }

    /** Or a 404 problem that says how to create it. */
    public OwnerRow owner(Actor actor, String name) {
        return store.row(actor.organisation(), actor.user(), OwnerName.bare(name))
                .orElseThrow(() -> unknown(name));
    }

    /** By name; {@code mine} keeps those the actor may publish into. */
    public Page<OwnerRow> list(Actor actor, boolean mine, PageRequest page) {
        return store.list(actor, mine, page);
    }

    public List<MemberRow> members(Actor actor, String name) {
        return members.list(found(actor, name));
    }

    @Transactional
    public MemberRow putMember(Actor actor, String name, String login, String role) {
        actor.require(Permission.OWNERS_WRITE);
        return members.put(actor, found(actor, name), login, role);
    }

    @Transactional
    public void removeMember(Actor actor, String name, String login) {
        actor.require(Permission.OWNERS_WRITE);
        members.remove(actor, found(actor, name), login);
    }

    /** The owner, when the actor is a member (or an administrator): else 403 naming who can help, or 404 when unknown. */
    public OwnerRow publishable(Actor actor, String name) {
        OwnerRow owner = owner(actor, name);
        if (owner.myRole().isEmpty() && !OwnerMembers.isAdministrator(actor)) {
            throw members.notAMember(actor, owner.id(), owner.name());
        }
        return owner;
    }

    /** The owner, when the actor manages it (role {@code owner}, or an administrator): else 403 naming who can help. */
    public OwnerRow managed(Actor actor, String name) {
        members.requireManager(actor, found(actor, name));
        return owner(actor, name);
    }

    /** An administrator says whether Java code of this publisher may run. */
    @Transactional
    public OwnerRow trust(Actor actor, String name, boolean trusted, String reason) {
        actor.require(Permission.PUBLISHERS_TRUST);
        Owner owner = found(actor, name);
        String why = reason.strip();
        if (why.isEmpty() || why.length() > 500) {
            throw IdentityProblem.NAME_REFUSED.because(
                    "reason must say in 1 to 500 characters why; it is kept in the audit.", Map.of("field", "reason"));
        }
        if (owner.trust(trusted)) {
            store.flush();
            audit.append(
                    actor, trusted ? "owner.trusted" : "owner.distrusted", "@" + owner.name(), Map.of("reason", why));
        }
        return owner(actor, name);
    }

    /** Whether Java code of this publisher may run; false when there is no such owner. */
    public boolean trusted(UUID organisation, String name) {
        return store.row(organisation, NOBODY, OwnerName.bare(name))
                .map(OwnerRow::trusted)
                .orElse(false);
    }

    /** Owner by id, for rows that hold only the id. */
    public Optional<OwnerRow> byId(UUID organisation, UUID owner) {
        return store.row(organisation, NOBODY, owner);
    }

    private Owner found(Actor actor, String name) {
        return store.named(actor.organisation(), OwnerName.bare(name)).orElseThrow(() -> unknown(name));
    }

    private UUID teamOf(Actor actor, String team) {
        return teams.named(actor.organisation(), team)
                .orElseThrow(
                        () -> IdentityProblem.UNKNOWN_TEAM.because(
                                "There is no team with the name given in \"team\". An administrator can create it with PUT /api/v1/teams/{team}."))
                .id();
    }

    private static Problem unknown(String name) {
        String bare = OwnerName.bare(name);
        return IdentityProblem.UNKNOWN_OWNER.because(
                "There is no owner @%s. Create it with PUT /api/v1/owners/%s, or on the page /owners."
                        .formatted(bare, bare),
                Map.of("owner", bare));
    }

    private static Map<String, Object> details(String displayName, @Nullable String team) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("displayName", displayName);
        if (team != null) {
            details.put("team", team);
        }
        return details;
    }
}
