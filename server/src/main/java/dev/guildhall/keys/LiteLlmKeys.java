package dev.guildhall.keys;

import dev.guildhall.budgets.Period;
import dev.guildhall.platform.Actor;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Virtual keys in LiteLLM's shapes, read and written. */
final class LiteLlmKeys {
    /** Given back as they came; nothing here depends on them. */
    private static final Set<String> KEPT =
            Set.of("metadata", "config", "project_id", "allowed_cache_controls", "tpm_limit_type", "rpm_limit_type");

    private static final Set<String> KNOWN = union(
            LiteLlmLimits.OF_KEYS,
            KEPT,
            Set.of(
                    "key",
                    "new_key",
                    "grace_period",
                    "key_alias",
                    "duration",
                    "models",
                    "spend",
                    "user_id",
                    "team_id",
                    "organization_id",
                    "agent_id",
                    "tags",
                    "aliases",
                    "allowed_routes",
                    "key_type",
                    "blocked",
                    "capture",
                    "temp_budget_increase",
                    "temp_budget_expiry"));

    private static final Set<String> NOT_CARRIED_OUT = Set.of(
            "access_group_ids",
            "allowed_passthrough_routes",
            "allowed_vector_store_indexes",
            "auto_rotate",
            "budget_fallbacks",
            "disable_global_guardrails",
            "enable_prompt_caching",
            "enforced_params",
            "guardrails",
            "mcp_rpm_limit",
            "object_permission",
            "permissions",
            "policies",
            "prompts",
            "rotation_interval",
            "router_settings",
            "send_invite_email",
            "tag_rpm_limit",
            "throttle_on_budget_exceeded");

    private LiteLlmKeys() {}

    static LiteLlmBody checked(LiteLlmBody body) {
        return body.checked(KNOWN, NOT_CARRIED_OUT);
    }

    /** Of {@code /user/new}, whose body speaks of the key besides. */
    static Set<String> notCarriedOut() {
        return NOT_CARRIED_OUT;
    }

    /** What the key is to be: as the body says, else as it was. */
    static KeyFields fields(Actor actor, LiteLlmBody body, KeyFields before) {
        checkOrganisation(actor, body);
        return new KeyFields(
                body.text("key_alias", before.alias()),
                body.text("team_id", before.team()),
                body.text("user_id", before.user()),
                body.text("agent_id", before.agent()),
                body.texts("models", before.models()),
                body.names("aliases", before.aliases()),
                body.texts("allowed_routes", before.routes()),
                keyType(body, before.keyType()),
                tags(body, before.tags()),
                body.kept(before.kept(), KEPT),
                body.flag("capture", before.capture()),
                body.flag("blocked", before.blocked()),
                expires(body, before.expires()),
                LiteLlmLimits.of(body, before.limits()));
    }

    static void checkOrganisation(Actor actor, LiteLlmBody body) {
        body.text("organization_id").ifPresent(id -> {
            if (!id.equals(actor.organisation().toString()) && !id.equals(actor.organisationName())) {
                throw KeyProblem.UNUSABLE.because(
                        "organization_id must be your own, %s or %s: every organisation has keys of its own."
                                .formatted(actor.organisationName(), actor.organisation()));
            }
        });
    }

    private static String keyType(LiteLlmBody body, String before) {
        String type = body.text("key_type").orElse(before);
        return switch (type) {
            case "default", "llm_api", "read_only" -> type;
            case "management" ->
                throw KeyProblem.NOT_CARRIED_OUT.because(
                        "key_type management is not had here: make an API token of this server with the scope keys:write under /tokens.");
            default -> throw LiteLlmBody.wrong("key_type", "default, llm_api or read_only");
        };
    }

    /** Also those in the metadata, where clients put them too. */
    private static List<String> tags(LiteLlmBody body, List<String> before) {
        List<String> tags = new ArrayList<>(body.texts("tags", before));
        if (body.has("metadata")) {
            body.object("metadata")
                    .filter(metadata -> metadata.get("tags") instanceof JsonArray)
                    .ifPresent(metadata -> metadata.getJsonArray("tags").stream()
                            .filter(JsonString.class::isInstance)
                            .map(tag -> ((JsonString) tag).getString())
                            .filter(tag -> !tags.contains(tag))
                            .forEach(tags::add));
        }
        return tags;
    }

    /** {@code duration} counts from now; {@code -1} and {@code null} are for ever. */
    private static Optional<Instant> expires(LiteLlmBody body, Optional<Instant> before) {
        if (!body.has("duration")) {
            return before;
        }
        return body.text("duration")
                .filter(text -> !text.equals("-1"))
                .map(text -> LiteLlmLimits.period("duration", text))
                .filter(period -> !period.isTotal())
                .map(period -> period.after(Instant.now()));
    }

    /** The answer to {@code /key/generate}. */
    static JsonObject made(Actor actor, MadeKey made) {
        KeyRow row = made.row();
        return members(
                        new LiteLlmJson()
                                .text("key", made.key())
                                .text("token", row.hash())
                                .text("token_id", row.hash())
                                .text("organization_id", actor.organisation().toString()),
                        row)
                .build();
    }

    /** {@code info} of {@code /key/info}. */
    static JsonObject info(KeyRow row) {
        return members(new LiteLlmJson().text("organization_id", Optional.empty()), row)
                .build();
    }

    /** A row of a list, with its {@code token}. */
    static JsonObject row(KeyRow row) {
        return members(new LiteLlmJson().text("token", row.hash()), row).build();
    }

    private static LiteLlmJson members(LiteLlmJson json, KeyRow row) {
        KeyFields fields = row.fields();
        return json.text("key_name", row.name())
                .text("key_alias", fields.alias())
                .text("key_type", fields.keyType())
                .budget(row.budget())
                .flag("soft_budget_cooldown", false)
                .time("expires", fields.expires())
                .texts("models", fields.models())
                .names("aliases", fields.aliases())
                .kept("config", fields.kept(), JsonValue.EMPTY_JSON_OBJECT)
                .nothing("router_settings")
                .text("user_id", fields.user())
                .text("team_id", fields.team())
                .text("agent_id", fields.agent())
                .kept("project_id", fields.kept(), JsonValue.NULL)
                .value("permissions", JsonValue.EMPTY_JSON_OBJECT)
                .kept("metadata", fields.kept(), JsonValue.EMPTY_JSON_OBJECT)
                .texts("tags", fields.tags())
                .flag("blocked", fields.blocked())
                .kept("allowed_cache_controls", fields.kept(), JsonValue.EMPTY_JSON_ARRAY)
                .texts("allowed_routes", fields.routes())
                .empties("policies", "guardrails", "access_group_ids")
                .value("model_spend", JsonValue.EMPTY_JSON_OBJECT)
                .nothing("object_permission_id", "litellm_budget_table")
                .usd("temp_budget_increase", row.budget().extra())
                .time("temp_budget_expiry", row.budget().extraUntil())
                .time("last_active", row.lastUsedAt())
                .time("created_at", Optional.of(row.createdAt()))
                .text("created_by", row.createdBy())
                .time("updated_at", Optional.of(row.changedAt()))
                .text("updated_by", row.changedBy());
    }

    @SafeVarargs
    static Set<String> union(Set<String>... sets) {
        Set<String> all = new HashSet<>();
        for (Set<String> set : sets) {
            all.addAll(set);
        }
        return Set.copyOf(all);
    }

    /** A span of time such as {@code 24h}; empty is none. */
    static Optional<Period> span(LiteLlmBody body, String name) {
        return body.text(name).filter(text -> !text.isEmpty()).map(text -> LiteLlmLimits.period(name, text));
    }
}
