package dev.guildhall.registry;

import java.util.Optional;

/**
 * What a list may show of the skills that are hidden: those held for review and those revoked.
 *
 * @param all of every owner, for reviewers
 * @param owner of this owner, for its members while they look at it alone
 */
public record Sight(boolean all, Optional<String> owner) {
    static final Sight NOTHING = new Sight(false, Optional.empty());
    static final Sight EVERYTHING = new Sight(true, Optional.empty());

    static Sight of(String owner) {
        return new Sight(false, Optional.of(owner));
    }

    /** What is seen when the list is not narrowed to one owner. */
    public Sight ofEveryOwner() {
        return all ? this : NOTHING;
    }

    /** Whether skills in this state are hidden from most people. */
    public static boolean hides(String state) {
        return state.equals("held") || state.equals("revoked");
    }
}
