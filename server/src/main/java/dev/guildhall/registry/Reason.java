package dev.guildhall.registry;

import dev.guildhall.platform.PlatformProblem;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a version was changed, as somebody wrote it. */
final class Reason {
    private static final int LONGEST = 1000;

    private Reason() {}

    static Optional<String> given(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.length() > LONGEST) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "reason has %d characters; write at most %d.".formatted(text.length(), LONGEST));
        }
        return Optional.of(text.strip().replace("\u0000", ""));
    }

    static String required(@Nullable String text, String what, String readers) {
        return given(text)
                .orElseThrow(() -> RegistryProblem.REASON_MISSING.because(
                        "Say why, as {\"reason\": \"…\"}, to %s a version. %s".formatted(what, readers)));
    }
}
