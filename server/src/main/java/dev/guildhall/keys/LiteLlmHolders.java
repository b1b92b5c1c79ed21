package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Teams, users and customers in LiteLLM's shapes, read and written. */
final class LiteLlmHolders {
    private static final String MEMBER_BUDGET = "team_member_budget";
    private static final String MEMBER_PERIOD = "team_member_budget_duration";
    private static final String MEMBER_TOKENS = "team_member_tpm_limit";
    private static final String MEMBER_REQUESTS = "team_member_rpm_limit";

    private static final Set<String> TEAM_KEPT = Set.of(
            "metadata",
            "model_aliases",
            "tags",
            "tpm_limit_type",
            "rpm_limit_type",
            "team_member_permissions",
            MEMBER_BUDGET,
            MEMBER_PERIOD,
            MEMBER_TOKENS,
            MEMBER_REQUESTS);
    private static final Set<String> TEAM_KNOWN = LiteLlmKeys.union(
            LiteLlmLimits.OF_KEYS,
            TEAM_KEPT,
            Set.of(
                    "team_id",
                    "team_alias",
                    "organization_id",
                    "models",
                    "blocked",
                    "spend",
                    "admins",
                    "members",
                    "members_with_roles"));
    private static final Set<String> TEAM_NOT = Set.of(
            "access_group_ids",
            "allowed_passthrough_routes",
            "guardrails",
            "object_permission",
            "policies",
            "prompts",
            "router_settings",
            "secret_manager_settings",
            "team_member_key_duration");

    private static final Set<String> USER_KEPT = Set.of("metadata", "aliases", "config", "sso_user_id");
    private static final Set<String> USER_KNOWN = LiteLlmKeys.union(
            LiteLlmLimits.OF_KEYS,
            USER_KEPT,
            Set.of(
                    "user_id",
                    "user_alias",
                    "user_email",
                    "user_role",
                    "organization_id",
                    "teams",
                    "models",
                    "blocked",
                    "spend",
                    "auto_create_key",
                    "key_alias",
                    "duration"));

    private static final Set<String> CUSTOMER_KEPT = Set.of("allowed_model_region", "default_model", "metadata");
    private static final Set<String> CUSTOMER_KNOWN =
            LiteLlmKeys.union(LiteLlmLimits.OF_KEYS, CUSTOMER_KEPT, Set.of("user_id", "alias", "blocked", "spend"));

    private LiteLlmHolders() {}

    static LiteLlmBody team(LiteLlmBody body) {
        return body.checked(TEAM_KNOWN, TEAM_NOT);
    }

    static LiteLlmBody user(LiteLlmBody body) {
        return body.checked(USER_KNOWN, LiteLlmKeys.notCarriedOut());
    }

    static LiteLlmBody customer(LiteLlmBody body) {
        return body.checked(CUSTOMER_KNOWN, Set.of("object_permission"));
    }

    static HolderFields fields(HolderKind kind, LiteLlmBody body, HolderFields before) {
        HolderFields fields = new HolderFields(
                body.text(aliasName(kind), before.alias()),
                body.text("user_email", before.email()),
                body.text("user_role", before.role()),
                body.texts("models", before.models()),
                body.flag("blocked", before.blocked()),
                body.kept(
                        before.kept(),
                        switch (kind) {
                            case TEAM -> TEAM_KEPT;
                            case USER -> USER_KEPT;
                            case CUSTOMER -> CUSTOMER_KEPT;
                        }),
                LiteLlmLimits.of(body, before.limits()));
        memberLimits(fields);
        if (fields.kept().get("model_aliases") instanceof JsonObject aliases) {
            LiteLlmBody.of(fields.kept()).names("model_aliases", Map.of());
            Names.list("model_aliases", List.copyOf(aliases.keySet()));
        }
        return fields;
    }

    private static String aliasName(HolderKind kind) {
        return switch (kind) {
            case TEAM -> "team_alias";
            case USER -> "user_alias";
            case CUSTOMER -> "alias";
        };
    }

    /** What a new member of the team may spend in it. */
    static AccountLimits memberLimits(HolderFields team) {
        LiteLlmBody kept = LiteLlmBody.of(team.kept());
        return new AccountLimits(
                kept.number(MEMBER_BUDGET),
                Optional.empty(),
                LiteLlmLimits.period(kept, MEMBER_PERIOD, Optional.empty()),
                kept.count(MEMBER_TOKENS, Optional.empty()),
                kept.count(MEMBER_REQUESTS, Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static JsonObject team(Holder team, List<Member> members) {
        JsonArrayBuilder withRoles = Json.createArrayBuilder();
        members.forEach(member -> withRoles.add(new LiteLlmJson()
                .text("user_id", member.user())
                .nothing("user_email")
                .text("role", member.role())
                .build()));
        HolderFields fields = team.fields();
        LiteLlmJson json = new LiteLlmJson()
                .text("team_id", team.id())
                .text("team_alias", fields.alias())
                .nothing("organization_id")
                .texts(
                        "admins",
                        members.stream()
                                .filter(member -> member.role().equals("admin"))
                                .map(Member::user)
                                .toList())
                .texts("members", members.stream().map(Member::user).toList())
                .value("members_with_roles", withRoles.build())
                .texts("models", fields.models())
                .budget(team.budget())
                .flag("blocked", fields.blocked())
                .kept("metadata", fields.kept(), JsonValue.EMPTY_JSON_OBJECT)
                .kept("model_aliases", fields.kept(), JsonValue.EMPTY_JSON_OBJECT)
                .kept("tags", fields.kept(), JsonValue.EMPTY_JSON_ARRAY)
                .kept("team_member_permissions", fields.kept(), JsonValue.EMPTY_JSON_ARRAY);
        for (String name : List.of(MEMBER_BUDGET, MEMBER_PERIOD, MEMBER_TOKENS, MEMBER_REQUESTS)) {
            json.kept(name, fields.kept(), JsonValue.NULL);
        }
        return changes(
                        json.nothing(
                                "router_settings",
                                "model_id",
                                "litellm_model_table",
                                "object_permission_id",
                                "object_permission"),
                        team)
                .build();
    }

    static JsonObject user(Holder user, List<Member> teams) {
        HolderFields fields = user.fields();
        return changes(
                        new LiteLlmJson()
                                .text("user_id", user.id())
                                .text("user_alias", fields.alias())
                                .text("user_email", fields.email())
                                .text("user_role", fields.role())
                                .nothing("organization_id")
                                .texts("teams", teams.stream().map(Member::team).toList())
                                .texts("models", fields.models())
                                .budget(user.budget())
                                .flag("blocked", fields.blocked())
                                .kept("metadata", fields.kept(), JsonValue.EMPTY_JSON_OBJECT)
                                .value("model_spend", JsonValue.EMPTY_JSON_OBJECT),
                        user)
                .build();
    }

    static JsonObject customer(Holder customer) {
        HolderFields fields = customer.fields();
        return changes(
                        new LiteLlmJson()
                                .text("user_id", customer.id())
                                .text("alias", fields.alias())
                                .budget(customer.budget())
                                .kept("allowed_model_region", fields.kept(), JsonValue.NULL)
                                .kept("default_model", fields.kept(), JsonValue.NULL)
                                .nothing("litellm_budget_table")
                                .flag("blocked", fields.blocked()),
                        customer)
                .build();
    }

    private static LiteLlmJson changes(LiteLlmJson json, Holder holder) {
        return json.time("created_at", Optional.of(holder.createdAt()))
                .text("created_by", holder.createdBy())
                .time("updated_at", Optional.of(holder.changedAt()))
                .text("updated_by", holder.changedBy());
    }
}
