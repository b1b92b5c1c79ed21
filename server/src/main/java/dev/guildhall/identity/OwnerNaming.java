package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.LookAlike;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/** Whether a new owner may be called so: neither like a name of the house nor like another owner. */
@Service
class OwnerNaming {
    private final OwnerStore store;
    private final OrganisationStore organisations;

    @Inject
    OwnerNaming(OwnerStore store, OrganisationStore organisations) {
        this.store = store;
        this.organisations = organisations;
    }

    void check(Actor actor, OwnerName name) {
        if (!name.isHouse() || !OwnerMembers.isAdministrator(actor) || !organisations.isHome(actor.organisation())) {
            Optional<String> reserved = name.reserved();
            if (reserved.isPresent()) {
                throw confusable(name, reserved.get(), "which is reserved");
            }
        }
        store.lookingLike(actor.organisation(), name.skeleton()).ifPresent(existing -> {
            throw confusable(name, existing.name(), "which exists");
        });
    }

    private static RuntimeException confusable(OwnerName name, String other, String why) {
        String how = name.value().equals(other) ? "is" : "looks like";
        return IdentityProblem.NAME_CONFUSABLE.because(
                "@%s %s @%s, %s. Choose a name that differs in more than %s."
                        .formatted(name.value(), how, other, why, LookAlike.RULE),
                Map.of("field", "owner", "existing", other));
    }
}
