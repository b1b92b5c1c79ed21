package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What may be said about a virtual key.
 *
 * @param models names it may use; empty: all; {@code all-team-models}: those of its team
 * @param aliases other names for models, by the name the client uses
 * @param routes prefixes of addresses it may call, or LiteLLM's words for groups of them; empty: all of the gateway
 * @param keyType {@code default}, {@code llm_api} or {@code read_only}
 * @param kept metadata and other members as they were given, which nothing here depends on
 * @param capture whether requests and answers are kept with each step
 */
public record KeyFields(
        Optional<String> alias,
        Optional<String> team,
        Optional<String> user,
        Optional<String> agent,
        List<String> models,
        Map<String, String> aliases,
        List<String> routes,
        String keyType,
        List<String> tags,
        JsonObject kept,
        boolean capture,
        boolean blocked,
        Optional<Instant> expires,
        AccountLimits limits) {
    public static final KeyFields NONE = new KeyFields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of(),
            "default",
            List.of(),
            JsonObject.EMPTY_JSON_OBJECT,
            false,
            false,
            Optional.empty(),
            AccountLimits.NONE);

    public KeyFields {
        models = Names.list("models", models);
        routes = Names.list("allowed_routes", routes);
        tags = Names.list("tags", tags);
        aliases = Map.copyOf(aliases);
        Names.list("aliases", List.copyOf(aliases.keySet()));
        Names.list("aliases", List.copyOf(aliases.values()));
        alias.ifPresent(name -> Names.one("key_alias", name));
        agent.ifPresent(name -> Names.one("agent_id", name));
        Names.kept(kept);
    }

    KeyFields blocked(boolean yes) {
        return new KeyFields(
                alias, team, user, agent, models, aliases, routes, keyType, tags, kept, capture, yes, expires, limits);
    }

    /** How messages call the key. */
    String label(String name) {
        return "key " + name + alias.map(" \"%s\""::formatted).orElse("");
    }
}
