package dev.guildhall.search;

import dev.guildhall.platform.SettingsRecord;

/**
 * Bounds of the search.
 *
 * @param maxIndexed most skills that a node holds in memory, over all organisations
 */
record SearchSettings(int maxIndexed) implements SettingsRecord {
    SearchSettings {
        if (maxIndexed < 1_000 || maxIndexed > 5_000_000) {
            throw new IllegalArgumentException(
                    "guildhall.search.max-indexed is %d; it must be between 1000 and 5000000.".formatted(maxIndexed));
        }
    }
}
