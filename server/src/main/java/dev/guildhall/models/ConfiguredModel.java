package dev.guildhall.models;

import java.util.Optional;
import java.util.function.Function;

/**
 * A line of the model list with what makes deployments of it.
 *
 * @param making of a wildcard: the deployment for one name; empty when that name cannot be called
 */
record ConfiguredModel(ModelEntry entry, Function<String, Optional<Deployment>> making) {
    /** The deployment for a name that its pattern fits. */
    Optional<Deployment> concrete(String name) {
        return making.apply(name);
    }
}
