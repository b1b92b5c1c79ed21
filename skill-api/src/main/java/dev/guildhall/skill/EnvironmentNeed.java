package dev.guildhall.skill;

import java.util.List;
import java.util.Optional;

/**
 * An environment variable an agent is started with.
 *
 * @param value what a plain setting holds; empty for a credential, whose value never stands in a plan
 * @param hosts where a credential may be sent; empty for a plain setting
 */
public record EnvironmentNeed(String name, Optional<String> value, List<String> hosts) {
    public EnvironmentNeed {
        hosts = List.copyOf(hosts);
    }
}
