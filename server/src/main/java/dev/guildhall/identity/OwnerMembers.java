package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who belongs to an owner; one {@code owner} always stays. Called inside the transaction of {@link Owners}. */
@Service
class OwnerMembers {
    private static final String OWNER = "owner";
    private static final Set<String> ROLES = Set.of(OWNER, "publisher");

    private final OwnerMemberStore store;
    private final UserStore users;
    private final Audit audit;

    @Inject
    OwnerMembers(OwnerMemberStore store, UserStore users, Audit audit) {
        this.store = store;
        this.users = users;
        this.audit = audit;
    }

    List<MemberRow> list(Owner owner) {
        return store.members(owner.id());
    }

    void first(UUID owner, Actor actor) {
        store.put(owner, actor.user(), OWNER);
    }

    MemberRow put(Actor actor, Owner owner, String login, String role) {
        if (!ROLES.contains(role)) {
            throw IdentityProblem.NAME_REFUSED.because("role must be owner or publisher.", Map.of("field", "role"));
        }
        store.lock(owner.id());
        requireManager(actor, owner);
        Account user = users.in(actor.organisation(), login).orElseThrow(() -> unknownUser(login));
        Optional<MemberRow> before = member(owner, login);
        if (before.isEmpty() || !before.get().role().equals(role)) {
            if (before.isPresent() && !role.equals(OWNER)) {
                requireAnotherOwner(owner, login);
            }
            store.put(owner.id(), user.id(), role);
            audit.append(actor, "owner.member-put", "@" + owner.name(), Map.of("user", login, "role", role));
        }
        return member(owner, login).orElseThrow();
    }

    void remove(Actor actor, Owner owner, String login) {
        store.lock(owner.id());
        requireManager(actor, owner);
        MemberRow member = member(owner, login)
                .orElseThrow(() -> IdentityProblem.UNKNOWN_MEMBER.because(
                        "@%s has no member of this name. GET /api/v1/owners/%s/members lists them."
                                .formatted(owner.name(), owner.name())));
        if (member.role().equals(OWNER)) {
            requireAnotherOwner(owner, login);
        }
        store.remove(
                owner.id(), users.in(actor.organisation(), login).orElseThrow().id());
        audit.append(actor, "owner.member-removed", "@" + owner.name(), Map.of("user", login));
    }

    void requireManager(Actor actor, Owner owner) {
        boolean manages = member(owner, actor.login())
                .filter(member -> member.role().equals(OWNER))
                .isPresent();
        if (!manages && !isAdministrator(actor)) {
            throw notAMember(actor, owner.id(), owner.name());
        }
    }

    Problem notAMember(Actor actor, UUID owner, String name) {
        List<String> helpers = store.members(owner).stream()
                .filter(member -> member.role().equals(OWNER))
                .map(MemberRow::user)
                .limit(5)
                .toList();
        return IdentityProblem.NOT_A_MEMBER.because(
                "%s is not allowed to do this with @%s. %s can change the members."
                        .formatted(
                                actor.login(),
                                name,
                                helpers.isEmpty() ? "An administrator" : String.join(", ", helpers)),
                Map.of("owner", name));
    }

    static boolean isAdministrator(Actor actor) {
        return actor.role().equals(Role.ADMINISTRATOR.label());
    }

    private Optional<MemberRow> member(Owner owner, String login) {
        return store.members(owner.id()).stream()
                .filter(member -> member.user().equals(login))
                .findFirst();
    }

    private void requireAnotherOwner(Owner owner, String login) {
        boolean another = store.members(owner.id()).stream()
                .anyMatch(
                        member -> member.role().equals(OWNER) && !member.user().equals(login));
        if (!another) {
            throw IdentityProblem.LAST_OWNER.because(
                    "%s is the only one who manages @%s. Make somebody else an owner first."
                            .formatted(login, owner.name()));
        }
    }

    private static Problem unknownUser(String login) {
        return IdentityProblem.UNKNOWN_USER.because(
                "There is no user of the given name in this organisation. An administrator can create one with PUT /api/v1/users/{login}.",
                Map.of("user", login));
    }
}
