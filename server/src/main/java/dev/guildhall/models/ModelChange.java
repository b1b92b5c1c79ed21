package dev.guildhall.models;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Sealing;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The transactions that change an organisation's models: {@code locked → parameters sealed ⇒ row · audit · revision}. */
@Service
class ModelChange {
    private static final int MOST = 1_000;

    private final ModelStore store;
    private final Sealing sealing;
    private final Audit audit;

    @Inject
    ModelChange(ModelStore store, Sealing sealing, Audit audit) {
        this.store = store;
        this.sealing = sealing;
        this.audit = audit;
    }

    /** @param seen revision that {@code params} were made from; empty: there was none */
    @Transactional
    void put(
            Actor actor,
            String id,
            String name,
            ObjectNode params,
            ObjectNode info,
            Optional<Integer> seen,
            Precondition precondition) {
        Optional<ModelStore.Kept> now = store.find(actor.organisation(), id, true);
        precondition.require(
                now.map(row -> OptionalInt.of(row.revision())).orElse(OptionalInt.empty()),
                () -> present(now.orElseThrow()));
        if (!now.map(ModelStore.Kept::revision).equals(seen)) {
            throw ModelProblem.CHANGED_MEANWHILE.because(
                    "Nothing was changed. Read it again, then decide whether your change is still needed.");
        }
        byte[] sealed = sealing.seal(JsonTree.bytes(params), ModelRows.context(actor.organisation(), id));
        String kept = JsonTree.text(info);
        if (now.isPresent()) {
            store.update(actor.organisation(), id, name, sealed, kept, actor.login());
        } else {
            if (store.count(actor.organisation()) >= MOST) {
                throw ModelProblem.TOO_MANY.because(
                        "An organisation has %d models at most; remove one first.".formatted(MOST));
            }
            if (!store.insert(actor.organisation(), id, name, sealed, kept, actor.login())) {
                throw ModelProblem.ID_TAKEN.because("Choose another id, or leave it out.");
            }
        }
        JsonNode model = params.path("model");
        audit.append(
                actor,
                now.isPresent() ? "model.changed" : "model.created",
                name,
                Map.of("id", id, "model", model.isString() ? model.stringValue() : ""));
        store.changed();
    }

    @Transactional
    void remove(Actor actor, String id) {
        ModelStore.Kept now = store.find(actor.organisation(), id, true).orElseThrow(() -> OwnModels.unknown(id));
        store.delete(actor.organisation(), id);
        audit.append(actor, "model.removed", now.name(), Map.of("id", id));
        store.changed();
    }

    private static Precondition.Present present(ModelStore.Kept now) {
        return new Precondition.Present(
                "%s changed it last, at %s."
                        .formatted(now.change().changedBy(), now.change().changedAt()),
                Map.of("revision", now.revision()));
    }
}
