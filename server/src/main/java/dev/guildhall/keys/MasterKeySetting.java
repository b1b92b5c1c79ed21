package dev.guildhall.keys;

import dev.guildhall.platform.SettingsRecord;

/**
 * A key that acts as the first organisation's administrator.
 *
 * @param masterKey empty: there is none
 */
record MasterKeySetting(String masterKey) implements SettingsRecord {
    private static final int SHORTEST = 16;

    MasterKeySetting {
        if (!masterKey.isEmpty() && masterKey.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "guildhall.gateway.master-key (GUILDHALL_GATEWAY_MASTER_KEY) has %d characters; it must have %d at least: openssl rand -hex 32."
                            .formatted(masterKey.length(), SHORTEST));
        }
    }

    @Override
    public String toString() {
        return "MasterKeySetting[…]";
    }
}
