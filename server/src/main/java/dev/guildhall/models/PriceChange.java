package dev.guildhall.models;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;

/** The transaction that sets a price or takes it back: {@code ⇒ next version · audit · revision}. */
@Service
class PriceChange {
    private final ModelStore store;
    private final Audit audit;

    @Inject
    PriceChange(ModelStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    @Transactional
    void set(Actor actor, String provider, String model, Optional<String> price) {
        // First, because its row is locked by it: of two at once the second waits and counts on.
        store.changed();
        int version = store.setPrice(provider, model, price, actor.login());
        audit.append(
                actor,
                price.isPresent() ? "price.set" : "price.removed",
                provider + "/" + model,
                Map.of("version", version, "price", price.orElse("")));
    }
}
