package dev.guildhall.identity;

import dev.guildhall.platform.LookAlike;
import java.util.Optional;
import java.util.Set;

/** A checked owner name and its skeleton: what it looks like at a glance; two names with one skeleton are not let stand. */
record OwnerName(String value, String skeleton) {
    private static final String HOUSE = "guildhall";
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "api",
            "app",
            "assets",
            "audit",
            "clawhub",
            "everyone",
            "gateway",
            "health",
            "help",
            "hooks",
            "import",
            "imports",
            "latest",
            "marketplaces",
            "mcp",
            "me",
            "metrics",
            "mine",
            "new",
            "none",
            "npm",
            "null",
            "official",
            "openapi",
            "owner",
            "owners",
            "problems",
            "profile",
            "public",
            "root",
            "security",
            "signin",
            "signout",
            "skill",
            "skills",
            "static",
            "support",
            "system",
            "tokens",
            "undefined",
            "users",
            "verified",
            "version",
            "webjars",
            "well-known");

    /** Accepts the name with or without its {@code @}. */
    static OwnerName of(String given) {
        String name = bare(given);
        return new OwnerName(Name.slug("owner", name), LookAlike.skeleton(name));
    }

    static String bare(String given) {
        return given.startsWith("@") ? given.substring(1) : given;
    }

    /** The reserved name that this one is or looks like. */
    Optional<String> reserved() {
        return looksLike(HOUSE)
                ? Optional.of(HOUSE)
                : RESERVED.stream().filter(this::looksLike).sorted().findFirst();
    }

    /** {@code guildhall} itself belongs to the administrators of the home organisation. */
    boolean isHouse() {
        return value.equals(HOUSE);
    }

    private boolean looksLike(String other) {
        return skeleton.equals(LookAlike.skeleton(other));
    }
}
