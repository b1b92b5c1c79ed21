package dev.guildhall.models;

import dev.guildhall.dialect.ModelTraits.Ability;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A model in a list.
 *
 * @param source {@code configuration} (the operator's file, for all organisations) or {@code organisation}
 * @param state {@code ready} or {@code off}
 * @param why it is off
 * @param price empty: nobody said; calls are then counted without a cost
 */
public record ModelRow(
        String id,
        String name,
        String source,
        String provider,
        String model,
        String mode,
        String state,
        Optional<String> why,
        Optional<Integer> contextTokens,
        Optional<Integer> outputTokens,
        SortedSet<Ability> abilities,
        Optional<PriceRow> price) {
    static ModelRow of(ModelEntry entry) {
        Optional<Deployment> deployment = entry.deployment();
        return new ModelRow(
                entry.id(),
                entry.name(),
                entry.organisation().isPresent() ? "organisation" : "configuration",
                entry.provider(),
                entry.model(),
                deployment.map(Deployment::mode).orElse("chat"),
                entry.off().isPresent() ? "off" : "ready",
                entry.off(),
                deployment.flatMap(one -> one.traits().contextTokens()),
                deployment.flatMap(one -> one.traits().maxOutputTokens()),
                new TreeSet<>(deployment.map(one -> one.traits().abilities()).orElse(Set.of())),
                deployment.flatMap(Deployment::price).map(PriceRow::of));
    }
}
