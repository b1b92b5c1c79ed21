package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who calls a model, by their key.
 *
 * @param key id of the virtual key
 * @param hash SHA-256 of the key in hexadecimal
 * @param models names it may use, {@code *} as wildcard; empty: all. Those of its team are a second bound
 * @param aliases other names for models, by the name the client uses
 * @param routes prefixes of addresses it may call; empty: all of the gateway
 * @param accounts whose budgets and limits count, most particular first: key, user, team, agent, organisation; the customer's is added per request
 * @param capture whether requests and answers are kept with the step
 */
public record Caller(
        UUID organisation,
        UUID key,
        String hash,
        String alias,
        Optional<String> team,
        Optional<String> user,
        Optional<String> agent,
        List<String> models,
        List<String> teamModels,
        Map<String, String> aliases,
        List<String> routes,
        List<Account> accounts,
        Set<String> tags,
        Optional<Instant> expires,
        boolean capture) {
    public Caller {
        models = List.copyOf(models);
        teamModels = List.copyOf(teamModels);
        aliases = Map.copyOf(aliases);
        routes = List.copyOf(routes);
        accounts = List.copyOf(accounts);
        tags = Set.copyOf(tags);
    }
}
