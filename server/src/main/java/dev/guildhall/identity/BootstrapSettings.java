package dev.guildhall.identity;

import dev.guildhall.platform.SettingsRecord;

/** The first administrator's API token; empty when none is wanted. */
record BootstrapSettings(String token) implements SettingsRecord {
    static final int SHORTEST = 12;
    static final int LONGEST = 512;

    BootstrapSettings {
        if (!token.isEmpty() && (token.length() < SHORTEST || token.length() > LONGEST)) {
            throw new IllegalArgumentException(
                    "guildhall.bootstrap.token (GUILDHALL_BOOTSTRAP_TOKEN) has %d characters; it must have %d to %d. Choose a longer one, or leave it empty."
                            .formatted(token.length(), SHORTEST, LONGEST));
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException(
                    "guildhall.bootstrap.token (GUILDHALL_BOOTSTRAP_TOKEN) has a character that no HTTP header can carry; use letters, digits and punctuation without spaces.");
        }
    }

    @Override
    public String toString() {
        return "BootstrapSettings[" + (token.isEmpty() ? "none" : "given") + "]";
    }
}
