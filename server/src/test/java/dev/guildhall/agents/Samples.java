package dev.guildhall.agents;

import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import java.io.IOException;
import java.util.Map;

/** Skills for tests of agents. */
final class Samples {
    private Samples() {}

    /** @param needs pairs of package and range */
    static void publish(Actor actor, String owner, String name, String version, String... needs) throws IOException {
        StringBuilder yaml = new StringBuilder("schema: guildhall/v1\n");
        for (int i = 0; i < needs.length; i += 2) {
            yaml.append(i == 0 ? "dependencies:\n" : "").append("  \"%s\": \"%s\"\n".formatted(needs[i], needs[i + 1]));
        }
        Guild.publish(
                actor,
                Guild.skill(name, "Does " + name + ".", "Version " + version, Map.of("skill.yaml", yaml.toString())),
                owner,
                version);
    }
}
