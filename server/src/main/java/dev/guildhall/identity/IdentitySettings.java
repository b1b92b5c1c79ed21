package dev.guildhall.identity;

import dev.guildhall.platform.SettingsRecord;

/** How long browser sessions last. */
record IdentitySettings(int days) implements SettingsRecord {
    IdentitySettings {
        if (days < 1 || days > 365) {
            throw new IllegalArgumentException("guildhall.session.days is " + days + "; it must be between 1 and 365.");
        }
    }
}
