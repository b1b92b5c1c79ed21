package dev.guildhall.identity;

import dev.guildhall.platform.Permission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a user is in the organisation; each role may do what the one before it may, and more. */
public enum Role {
    VIEWER(
            Permission.SKILLS_READ,
            Permission.AGENTS_READ,
            Permission.OWNERS_READ,
            Permission.TOKENS_OWN,
            Permission.PROFILE_OWN),
    AUTHOR(
            Permission.SKILLS_PUBLISH,
            Permission.SKILLS_MANAGE,
            Permission.AGENTS_WRITE,
            Permission.OWNERS_WRITE,
            Permission.KEYS_READ,
            Permission.MODELS_READ,
            Permission.SPEND_READ),
    REVIEWER(Permission.SKILLS_REVIEW, Permission.AUDIT_READ),
    OPERATOR(
            Permission.PLUGINS_READ,
            Permission.PLUGINS_OPERATE,
            Permission.RUNTIMES_OPERATE,
            Permission.USERS_READ,
            Permission.JOBS_READ,
            Permission.METRICS_READ),
    ADMINISTRATOR(
            Permission.PUBLISHERS_TRUST,
            Permission.KEYS_WRITE,
            Permission.MODELS_WRITE,
            Permission.USERS_WRITE,
            Permission.ORGANISATIONS_MANAGE,
            Permission.PAYLOADS_READ);

    private final Set<Permission> added;

    Role(Permission... added) {
        this.added = Set.of(added);
    }

    /** What this role may do beyond the one before it. */
    public Set<Permission> added() {
        return added;
    }

    public Set<Permission> permissions() {
        Set<Permission> all = EnumSet.noneOf(Permission.class);
        for (Role role : values()) {
            if (role.compareTo(this) <= 0) {
                all.addAll(role.added);
            }
        }
        return all;
    }

    /** Lower-case name, as it stands in the JSON API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofLabel(String label) {
        for (Role role : values()) {
            if (role.label().equals(label)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
