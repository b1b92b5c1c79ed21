package dev.guildhall.platform;

import java.util.Arrays;
import java.util.Optional;

/** One thing that somebody may do. The scope is its name outside: in tokens, in the JSON API, in error messages. */
public enum Permission {
    SKILLS_READ("skills:read"),
    SKILLS_PUBLISH("skills:publish"),
    SKILLS_MANAGE("skills:manage"),
    SKILLS_REVIEW("skills:review"),
    AGENTS_READ("agents:read"),
    AGENTS_WRITE("agents:write"),
    OWNERS_READ("owners:read"),
    OWNERS_WRITE("owners:write"),
    PUBLISHERS_TRUST("publishers:trust"),
    PLUGINS_READ("plugins:read"),
    PLUGINS_OPERATE("plugins:operate"),
    /** The organisation's accounts at hosted runtimes, with their keys. */
    RUNTIMES_OPERATE("runtimes:operate"),
    MODELS_READ("models:read"),
    /** The organisation's models, with their providers' keys; for the home organisation also prices. */
    MODELS_WRITE("models:write"),
    /** Virtual keys of the gateway, and budgets. */
    KEYS_READ("keys:read"),
    KEYS_WRITE("keys:write"),
    AUDIT_READ("audit:read"),
    METRICS_READ("metrics:read"),
    /** Calls of models: who made them, what they used and cost. Not what was said in them. */
    SPEND_READ("spend:read"),
    /** Requests and answers of models, where they are kept. */
    PAYLOADS_READ("payloads:read"),
    USERS_READ("users:read"),
    USERS_WRITE("users:write"),
    TOKENS_OWN("tokens:own"),
    PROFILE_OWN("profile:own"),
    ORGANISATIONS_MANAGE("organisations:manage"),
    /** Also the jobs that somebody else started. */
    JOBS_READ("jobs:read");

    private final String scope;

    Permission(String scope) {
        this.scope = scope;
    }

    public String scope() {
        return scope;
    }

    public static Optional<Permission> ofScope(String scope) {
        return Arrays.stream(values()).filter(p -> p.scope.equals(scope)).findFirst();
    }
}
