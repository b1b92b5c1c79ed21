package dev.guildhall.plan;

import java.util.List;

/**
 * A configuration file without what was merged into it.
 *
 * @param kept pointers to values that somebody changed since; they are theirs now and stay
 */
public record Undone(String text, List<String> kept) {
    public Undone {
        kept = List.copyOf(kept);
    }
}
