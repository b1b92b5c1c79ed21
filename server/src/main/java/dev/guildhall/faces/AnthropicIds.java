package dev.guildhall.faces;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Ids as the Skills API has them: made of ours, so that they stay what they are through renames and restarts. */
final class AnthropicIds {
    private static final String SKILL = "skill_";
    private static final String VERSION = "skillver_";
    private static final long MICROS = 1_000_000;

    private AnthropicIds() {}

    static String skill(UUID id) {
        return SKILL + hex(id);
    }

    static String version(UUID id) {
        return VERSION + hex(id);
    }

    static Optional<UUID> skill(String id) {
        return id(SKILL, id);
    }

    static Optional<UUID> version(String id) {
        return id(VERSION, id);
    }

    /** Microseconds since 1970, by which the beta of that API addressed versions. */
    static String micros(Instant at) {
        return String.valueOf(at.getEpochSecond() * MICROS + at.getNano() / 1_000);
    }

    static Optional<Instant> micros(String text) {
        if (!text.matches("[0-9]{10,17}")) {
            return Optional.empty();
        }
        long micros = Long.parseLong(text);
        return Optional.of(Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1_000));
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }

    private static Optional<UUID> id(String prefix, String id) {
        if (!id.matches(prefix + "[0-9a-f]{32}")) {
            return Optional.empty();
        }
        String hex = id.substring(prefix.length());
        return Optional.of(new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16)));
    }
}
