package dev.guildhall.faces;

import dev.guildhall.platform.SettingsRecord;

/**
 * Bounds of what is handed on.
 *
 * @param maxIndexSkills most skills in one index or marketplace
 * @param prepareSeconds longest time one request spends on archives that were never asked for before
 * @param tokenInAddress whether a token that only reads may stand in an address
 */
record FacesSettings(int maxIndexSkills, int prepareSeconds, boolean tokenInAddress) implements SettingsRecord {
    FacesSettings {
        if (maxIndexSkills < 1 || maxIndexSkills > 10_000) {
            throw new IllegalArgumentException("guildhall.faces.max-index-skills is %d; it must be between 1 and 10000."
                    .formatted(maxIndexSkills));
        }
        if (prepareSeconds < 1 || prepareSeconds > 120) {
            throw new IllegalArgumentException(
                    "guildhall.faces.prepare-seconds is %d; it must be between 1 and 120.".formatted(prepareSeconds));
        }
    }
}
