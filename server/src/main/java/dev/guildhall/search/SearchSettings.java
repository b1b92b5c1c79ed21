package dev.guildhall.search;

import dev.guildhall.platform.SettingsRecord;

/**
 * Bounds of the search.
 *
 * @param maxIndexed most skills that a node holds in memory, over all organisations
 * @param meaningMillis how long a search waits for what its text means, before it is answered by words alone
 */
record SearchSettings(int maxIndexed, int meaningMillis) implements SettingsRecord {
    SearchSettings {
        if (maxIndexed < 1_000 || maxIndexed > 5_000_000) {
            throw new IllegalArgumentException(
                    "guildhall.search.max-indexed is %d; it must be between 1000 and 5000000.".formatted(maxIndexed));
        }
        if (meaningMillis < 50 || meaningMillis > 60_000) {
            throw new IllegalArgumentException(
                    "guildhall.search.meaning-millis is %d; it must be between 50 and 60000.".formatted(meaningMillis));
        }
    }
}
