package dev.guildhall.registry;

import dev.guildhall.platform.LookAlike;
import java.util.Optional;
import java.util.Set;

/** Names that no skill gets, because they would say more than is true, or read like a part of the product. */
final class ReservedNames {
    private static final String HOUSE = "guildhall";
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "anthropic",
            "approved",
            "certified",
            "chatgpt",
            "claude",
            "claude-code",
            "clawhub",
            "codex",
            "copilot",
            "cursor",
            "gemini",
            HOUSE,
            "latest",
            "null",
            "official",
            "openai",
            "openclaw",
            "opencode",
            "root",
            "skill",
            "skills",
            "system",
            "trusted",
            "undefined",
            "verified");

    private ReservedNames() {}

    /** The reserved name that this one is or looks like; the product's own owner may use them. */
    static Optional<String> like(String owner, String name) {
        String skeleton = LookAlike.skeleton(name);
        return owner.equals(HOUSE)
                ? Optional.empty()
                : RESERVED.stream()
                        .filter(reserved -> LookAlike.skeleton(reserved).equals(skeleton))
                        .sorted()
                        .findFirst();
    }
}
