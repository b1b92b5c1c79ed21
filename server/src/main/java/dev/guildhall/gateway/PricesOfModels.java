package dev.guildhall.gateway;

import dev.guildhall.dialect.Usage;
import dev.guildhall.models.Cost;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ModelTable;
import dev.guildhall.models.Models;
import dev.guildhall.models.Price;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.spend.SpendPrices;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tells spend what a model costs: by the name that clients use, else as its provider calls it. */
@Service
class PricesOfModels implements SpendPrices {
    /** Whose names of models stand without the provider before them. */
    private static final List<String> KNOWN_BY_THEMSELVES = List.of("openai", "anthropic", "gemini");

    private final Models models;

    @Inject
    PricesOfModels(Models models) {
        this.models = models;
    }

    @Override
    public Optional<BigDecimal> cost(Actor reader, String model, Usage usage) {
        ModelTable table = models.table();
        return table.of(reader.organisation(), model).stream()
                .map(Deployment::price)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> catalogued(table, model))
                .map(price -> Cost.of(price, usage));
    }

    private static Optional<Price> catalogued(ModelTable table, String model) {
        int slash = model.indexOf('/');
        if (slash > 0) {
            return table.prices().of(model.substring(0, slash), model.substring(slash + 1));
        }
        return KNOWN_BY_THEMSELVES.stream()
                .map(provider -> table.prices().of(provider, model))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
