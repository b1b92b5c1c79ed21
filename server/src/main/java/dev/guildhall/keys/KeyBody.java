package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.budgets.LimitsBody;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A virtual key as it is to be.
 *
 * @param metadata kept and given back
 * @param limits empty: without bound
 */
public record KeyBody(
        Optional<String> alias,
        Optional<String> team,
        Optional<String> user,
        Optional<String> agent,
        List<String> models,
        Map<String, String> aliases,
        List<String> routes,
        List<String> tags,
        Optional<JsonObject> metadata,
        Optional<Boolean> capture,
        Optional<Boolean> blocked,
        Optional<Instant> expires,
        Optional<LimitsBody> limits) {
    KeyFields fields(KeyFields before) {
        return new KeyFields(
                alias,
                team,
                user,
                agent,
                models,
                aliases,
                routes,
                before.keyType(),
                tags,
                metadata.map(object -> Json.createObjectBuilder(before.kept())
                                .add("metadata", object)
                                .build())
                        .orElse(before.kept()),
                capture.orElse(false),
                blocked.orElse(false),
                expires,
                limits.map(LimitsBody::limits).orElse(AccountLimits.NONE));
    }
}
