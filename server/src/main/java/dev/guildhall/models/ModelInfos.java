package dev.guildhall.models;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The models an organisation sees, in LiteLLM's shapes. */
@Service
public class ModelInfos {
    private final Models models;

    @Inject
    ModelInfos(Models models) {
        this.models = models;
    }

    /** {@code {data: [{model_name, litellm_params, model_info}]}}. */
    Map<String, Object> data(Actor actor, Optional<String> id) {
        actor.require(Permission.MODELS_READ);
        List<ModelEntry> entries = models.table().entries(actor.organisation());
        return Map.of(
                "data",
                id.map(wanted -> List.of(one(actor, wanted)))
                        .orElseGet(
                                () -> entries.stream().map(LiteLlmModels::info).toList()));
    }

    Map<String, Object> one(Actor actor, String id) {
        return models.table().entries(actor.organisation()).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .map(LiteLlmModels::info)
                .orElseThrow(() -> OwnModels.unknown(id));
    }

    /** {@code {data: [{model_group, providers, …}]}}; wildcards have no group. */
    Map<String, List<Map<String, Object>>> groups(Actor actor, Optional<String> group) {
        actor.require(Permission.MODELS_READ);
        UUID organisation = actor.organisation();
        ModelTable table = models.table();
        return Map.of(
                "data",
                table.names(organisation).stream()
                        .filter(name -> name.indexOf('*') < 0
                                && (group.isEmpty() || group.get().equals(name)))
                        .map(name -> LiteLlmModels.group(name, table.of(organisation, name)))
                        .toList());
    }
}
