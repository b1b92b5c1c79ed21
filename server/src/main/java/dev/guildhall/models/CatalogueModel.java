package dev.guildhall.models;

import dev.guildhall.dialect.ModelTraits.Ability;
import java.util.Optional;
import java.util.Set;

/**
 * What the shipped list says of a model.
 *
 * @param mode {@code chat}, {@code responses} or {@code embedding}
 * @param abilities empty: unknown
 * @param adaptive thinks by {@code thinking: {type: adaptive}}
 */
record CatalogueModel(
        String provider,
        String model,
        String mode,
        Optional<Price> price,
        Optional<Integer> context,
        Optional<Integer> outputMax,
        Set<Ability> abilities,
        boolean adaptive) {
    CatalogueModel {
        abilities = Set.copyOf(abilities);
    }
}
