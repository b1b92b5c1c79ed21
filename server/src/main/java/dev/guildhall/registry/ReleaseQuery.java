package dev.guildhall.registry;

import java.util.Optional;

/**
 * Which skills' latest versions are wanted.
 *
 * @param name the whole name
 * @param prefix what the name begins with
 * @param unique only names that no other skill of the organisation with a latest version has
 */
public record ReleaseQuery(Optional<String> owner, Optional<String> name, Optional<String> prefix, boolean unique) {
    public static ReleaseQuery all() {
        return new ReleaseQuery(Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    public static ReleaseQuery of(Optional<String> owner) {
        return new ReleaseQuery(owner, Optional.empty(), Optional.empty(), false);
    }

    public static ReleaseQuery named(String name) {
        return new ReleaseQuery(Optional.empty(), Optional.of(name), Optional.empty(), false);
    }

    public ReleaseQuery startingWith(String beginning) {
        return new ReleaseQuery(owner, name, Optional.of(beginning), unique);
    }

    public ReleaseQuery ofUniqueNames() {
        return new ReleaseQuery(owner, name, prefix, true);
    }
}
