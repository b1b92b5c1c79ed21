package dev.guildhall.models;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the model list as it was given, for people: without its secrets, and also when it cannot be used.
 *
 * @param id of its deployment
 * @param name what clients call it; may be a wildcard
 * @param organisation whose row it is; empty: it stands in the configuration file
 * @param params {@code litellm_params} without secrets
 * @param info {@code model_info} as given
 * @param off why it cannot be called; empty: it can
 * @param deployment as it is called; empty when it cannot, and for wildcards, which become one per name
 */
public record ModelEntry(
        String id,
        String name,
        Optional<UUID> organisation,
        String provider,
        String model,
        Map<String, Object> params,
        Map<String, Object> info,
        Optional<String> off,
        Optional<Deployment> deployment) {
    public ModelEntry {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        info = Collections.unmodifiableMap(new LinkedHashMap<>(info));
    }

    public boolean wildcard() {
        return name.indexOf('*') >= 0;
    }
}
