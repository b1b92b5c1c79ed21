package dev.guildhall.registry;

import java.util.Optional;

/**
 * What to look for.
 *
 * @param text words as people type them, also half a word or a misspelt one; empty lists everything
 * @param state as in {@link SkillRow}; empty hides what is yanked
 * @param sort {@code relevance} (default with text), {@code updated} (default without), {@code downloads}, {@code name}
 */
public record SkillQuery(
        String text, Optional<String> owner, Optional<String> category, Optional<String> state, Optional<String> sort) {
    public static SkillQuery all() {
        return new SkillQuery("", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
