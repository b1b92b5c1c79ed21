package dev.guildhall.agents;

import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What plans are told of this installation.
 *
 * @param gateway where harnesses ask for models; empty leaves each to its own way
 */
record AgentSettings(Optional<String> gateway) {
    static final String GATEWAY = "guildhall.agents.gateway";

    AgentSettings {
        gateway.ifPresent(AgentSettings::check);
    }

    static AgentSettings of(Config config) {
        return new AgentSettings(config.getOptionalValue(GATEWAY, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.replaceFirst("/+$", "")));
    }

    private static void check(String text) {
        URI uri = URI.create(text);
        if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    GATEWAY + " is \"" + text + "\"; it must be an address such as http://localhost:9080, or empty.");
        }
    }
}
