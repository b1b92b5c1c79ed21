package dev.guildhall.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A line of the model list, read and checked, before it becomes a deployment. Holds secrets; {@link #toString} hides them.
 *
 * @param provider empty: whom the name's prefix names ({@code model_name: "*"} with {@code model: "*"})
 * @param model the provider's name of the model, without prefix; may hold a {@code *}
 * @param values texts of {@code litellm_params} by key, {@code os.environ/…} resolved
 * @param environment for keys and addresses that were not written down
 * @param missing variables that were named and are not set
 */
record ModelLine(
        String id,
        String name,
        Optional<UUID> organisation,
        Optional<Provider> provider,
        String model,
        Map<String, String> values,
        Map<String, String> headers,
        Deployment.Limits limits,
        List<String> tags,
        boolean dropParameters,
        Set<String> alwaysDropped,
        About info,
        Environment environment,
        Set<String> missing) {
    /**
     * What {@code model_info} says that matters for calls.
     *
     * @param base name by which prices and abilities are looked up ({@code base_model})
     * @param price set by whoever wrote the line
     */
    record About(
            Optional<String> mode,
            Optional<String> base,
            Optional<Integer> context,
            Optional<Integer> outputMax,
            Optional<Price> price,
            boolean blocked) {}

    ModelLine {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        tags = List.copyOf(tags);
        alwaysDropped = Set.copyOf(alwaysDropped);
        missing = Set.copyOf(missing);
    }

    Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(value -> !value.isEmpty());
    }

    @Override
    public String toString() {
        return "ModelLine[" + id + ", " + name + "]";
    }
}
