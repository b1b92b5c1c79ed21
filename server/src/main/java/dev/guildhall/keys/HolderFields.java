package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What may be said about a team, a user or a customer of the gateway.
 *
 * @param models that its keys may use; empty: all. Of a team they bind its keys, of a user the keys that are in no team
 * @param kept metadata and other members as they were given
 */
public record HolderFields(
        Optional<String> alias,
        Optional<String> email,
        Optional<String> role,
        List<String> models,
        boolean blocked,
        JsonObject kept,
        AccountLimits limits) {
    public static final HolderFields NONE = new HolderFields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            JsonObject.EMPTY_JSON_OBJECT,
            AccountLimits.NONE);

    public HolderFields {
        models = Names.list("models", models);
        alias.ifPresent(text -> Names.one("alias", text));
        email.ifPresent(text -> Names.one("user_email", text));
        role.ifPresent(text -> Names.one("user_role", text));
        Names.kept(kept);
    }

    HolderFields blocked(boolean yes) {
        return new HolderFields(alias, email, role, models, yes, kept, limits);
    }
}
