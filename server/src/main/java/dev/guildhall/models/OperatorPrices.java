package dev.guildhall.models;

import dev.guildhall.identity.Organisations;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the operator says models cost; wins over the configuration file and the shipped list, for all organisations. A change makes a new version, so
 * that what was spent before keeps the price it was counted with.
 */
@Service
public class OperatorPrices {
    private final Models models;
    private final PriceChange change;
    private final Organisations organisations;

    @Inject
    OperatorPrices(Models models, PriceChange change, Organisations organisations) {
        this.models = models;
        this.change = change;
        this.organisations = organisations;
    }

    /** The price that holds for a provider's model where no deployment says otherwise. */
    public PriceRow price(Actor actor, String provider, String model) {
        actor.require(Permission.MODELS_READ);
        return models.table()
                .prices()
                .of(known(provider), model)
                .map(PriceRow::of)
                .orElseThrow(() -> ModelProblem.NO_PRICE.because(
                        "Nobody said what %s at %s costs; calls of it are counted without a cost."
                                .formatted(model, provider)));
    }

    /** @param body keys of LiteLLM's {@code model_info}, USD per token */
    PriceRow put(Actor actor, String provider, String model, ObjectNode body) {
        operator(actor);
        String word = known(provider);
        Complaints complaints = new Complaints();
        Reading reading = new Reading(JsonTree.mapping(body), "", "", Environment.NONE, complaints);
        for (String key : reading.keys()) {
            if (!PriceReading.knows(key)) {
                complaints.error(reading.place(key), "this key is not known.");
            }
        }
        boolean said = PriceReading.of(reading, "", Catalogue.DATE, false).isPresent();
        if (!complaints.errors().isEmpty() || !said) {
            List<String> errors = said || !complaints.errors().isEmpty()
                    ? complaints.errors()
                    : List.of("input_cost_per_token and output_cost_per_token are missing.");
            throw ModelProblem.INVALID.because(String.join(" ", errors), Map.of("errors", errors));
        }
        change.set(actor, word, model, Optional.of(JsonTree.text(body)));
        models.refresh();
        return price(actor, word, model);
    }

    /** Takes the operator's word back; the shipped list's holds again. */
    void remove(Actor actor, String provider, String model) {
        operator(actor);
        String word = known(provider);
        if (models.table().prices().ofOperator(word, model).isEmpty()) {
            throw ModelProblem.NO_PRICE.because("The operator set no price for %s at %s.".formatted(model, provider));
        }
        change.set(actor, word, model, Optional.empty());
        models.refresh();
    }

    private void operator(Actor actor) {
        actor.require(Permission.MODELS_WRITE);
        actor.requirePerson();
        organisations.requireHome(actor);
    }

    private static String known(String provider) {
        return Providers.of(provider)
                .map(Provider::word)
                .orElseThrow(() -> ModelProblem.INVALID.because(
                        "There is no provider \"%s\"; GET /api/v1/providers lists them.".formatted(provider),
                        Map.of("field", "provider")));
    }
}
