package dev.guildhall.models;

import java.util.Optional;

/** Names of models as clients write them, and patterns with one {@code *} over them. */
final class ModelName {
    private static final int LONGEST = 256;

    private ModelName() {}

    /**
     * Whether a name that a client made up may become part of an address: printable ASCII without what would end a path or climb out of it.
     */
    static boolean harmless(String name) {
        if (name.isEmpty() || name.length() > LONGEST || name.contains("..") || name.contains("//")) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c > '~' || "?#%\\\"<>*{}".indexOf(c) >= 0) {
                return false;
            }
        }
        return name.charAt(0) != '/' && name.charAt(name.length() - 1) != '/';
    }

    static boolean matches(String pattern, String name) {
        return star(pattern, name).isPresent();
    }

    /** What the {@code *} of a pattern stands for in a name; empty when it does not fit. */
    static Optional<String> star(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name) ? Optional.of("") : Optional.empty();
        }
        String before = pattern.substring(0, star);
        String after = pattern.substring(star + 1);
        boolean fits =
                name.length() > before.length() + after.length() && name.startsWith(before) && name.endsWith(after);
        return fits ? Optional.of(name.substring(before.length(), name.length() - after.length())) : Optional.empty();
    }
}
