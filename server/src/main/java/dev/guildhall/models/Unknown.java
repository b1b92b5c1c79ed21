package dev.guildhall.models;

import dev.guildhall.platform.Nearest;
import java.util.Collection;

/** How an unknown key is spoken of. */
final class Unknown {
    private Unknown() {}

    static String key(String key, Collection<String> known) {
        return "this key is not known."
                + Nearest.to(key, known)
                        .map(nearest -> " Did you mean " + nearest + "?")
                        .orElse("");
    }
}
