package dev.guildhall.models;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Sealing;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * The models an organisation sees, and those that are its own. {@code body → line, checked → address allowed? ⇒ row sealed · audit → table}
 *
 * <p>Providers' keys go in and never come out. A new address takes new keys: else whoever may change the address could have the old ones sent to
 * themselves.
 */
@Service
public class OwnModels {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    private final Models models;
    private final ModelStore store;
    private final ModelChange change;
    private final Sealing sealing;
    private final Outbound outbound;

    @Inject
    OwnModels(Models models, ModelStore store, ModelChange change, Sealing sealing, Outbound outbound) {
        this.models = models;
        this.store = store;
        this.change = change;
        this.sealing = sealing;
        this.outbound = outbound;
    }

    /** By name, those of the configuration file included. */
    public Page<ModelRow> page(Actor actor, PageRequest page) {
        actor.require(Permission.MODELS_READ);
        Optional<String> name = page.part(0, 2);
        Optional<String> id = page.part(1, 2);
        List<ModelRow> rows = models.table().entries(actor.organisation()).stream()
                .filter(entry -> name.isEmpty()
                        || entry.name().compareTo(name.get()) > 0
                        || (entry.name().equals(name.get()) && entry.id().compareTo(id.orElse("")) > 0))
                .limit(page.limit() + 1L)
                .map(ModelRow::of)
                .toList();
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.name(), row.id()));
    }

    /** All deployments of one name. */
    public List<ModelRow> named(Actor actor, String name) {
        actor.require(Permission.MODELS_READ);
        return models.table().entries(actor.organisation()).stream()
                .filter(entry -> entry.name().equals(name))
                .map(ModelRow::of)
                .toList();
    }

    public ModelDetail one(Actor actor, String id) {
        actor.require(Permission.MODELS_READ);
        ModelEntry entry = models.table().entries(actor.organisation()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
        Optional<ModelStore.Kept> kept =
                entry.organisation().flatMap(organisation -> store.find(organisation, id, false));
        return new ModelDetail(
                ModelRow.of(entry),
                entry.params(),
                entry.info(),
                kept.map(ModelStore.Kept::change),
                kept.map(ModelStore.Kept::revision).orElse(0));
    }

    /** Makes one under a new id. */
    ModelDetail make(Actor actor, Optional<String> id, ModelDraft draft) {
        return put(actor, id.orElseGet(() -> Ids.next().toString()), draft, Precondition.ABSENT);
    }

    /** Makes or changes it. */
    ModelDetail put(Actor actor, String id, ModelDraft draft, Precondition precondition) {
        actor.require(Permission.MODELS_WRITE);
        actor.requirePerson();
        if (!ID.matcher(id).matches()) {
            throw ModelProblem.INVALID.because(
                    "An id is 1 to 128 letters, digits, dots, colons, dashes and underscores.", Map.of("field", "id"));
        }
        requireOwn(id);
        Optional<ModelStore.Kept> before = store.find(actor.organisation(), id, false);
        if (!draft.whole() && before.isEmpty()) {
            throw unknown(id);
        }
        String name = draft.name()
                .or(() -> before.map(ModelStore.Kept::name))
                .orElseThrow(
                        () -> ModelProblem.INVALID.because("The model's name is missing.", Map.of("field", "name")));
        Optional<ObjectNode> kept = before.map(
                row -> JsonTree.kept(sealing.open(row.params(), ModelRows.context(actor.organisation(), id))));
        ObjectNode info = info(draft, before);
        Checking checking = new Checking(models.config(), actor.organisation(), id, name, info);
        ObjectNode params = checking.merged(draft, kept);
        Checking.Checked checked = checking.check(params);
        checked.foreign().ifPresent(outbound::require);
        change.put(actor, id, name, params, info, before.map(ModelStore.Kept::revision), precondition);
        models.refresh();
        return one(actor, id);
    }

    void remove(Actor actor, String id) {
        actor.require(Permission.MODELS_WRITE);
        actor.requirePerson();
        requireOwn(id);
        change.remove(actor, id);
        models.refresh();
    }

    private static ObjectNode info(ModelDraft draft, Optional<ModelStore.Kept> before) {
        ObjectNode info = draft.whole()
                ? JsonTree.object()
                : before.map(row -> JsonTree.kept(row.info().getBytes(StandardCharsets.UTF_8)))
                        .orElseGet(JsonTree::object);
        info.setAll(draft.info());
        info.remove(List.of("id", "db_model"));
        return info;
    }

    private void requireOwn(String id) {
        if (models.table().shared().stream().anyMatch(entry -> entry.id().equals(id))) {
            throw ModelProblem.CONFIGURED.because(
                    "It is changed in the file that guildhall.gateway.config names, for all organisations.");
        }
    }

    static RuntimeException unknown(String id) {
        return ModelProblem.UNKNOWN.because(
                "No model of this organisation has this id; GET /api/v1/models lists them.", Map.of("id", id));
    }
}
