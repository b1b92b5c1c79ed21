package dev.guildhall.registry;

import dev.guildhall.platform.PlatformProblem;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to look for.
 *
 * @param text words as people type them, also half a word or a misspelt one; empty lists everything
 * @param chosen what the list is narrowed by: a skill has one of the values of each facet. Without a state what is yanked or
 *     revoked is hidden
 * @param sort {@code relevance} (default with text), {@code updated} (default without), {@code downloads}, {@code name}
 */
public record SkillQuery(String text, Map<SkillFacet, List<String>> chosen, Optional<String> sort) {
    private static final int MOST_VALUES = 20;
    private static final int LONGEST_VALUE = 200;

    /** 422 for more values, or longer ones, than anybody would choose by hand. */
    public SkillQuery {
        Map<SkillFacet, List<String>> kept = new EnumMap<>(SkillFacet.class);
        chosen.forEach((facet, values) -> {
            List<String> distinct = values.stream()
                    .map(String::strip)
                    .filter(value -> !value.isEmpty())
                    .distinct()
                    .toList();
            if (distinct.size() > MOST_VALUES || distinct.stream().anyMatch(v -> v.length() > LONGEST_VALUE)) {
                throw PlatformProblem.INVALID_FIELD.because(
                        "%s has too many or too long values; at most %d of %d characters each."
                                .formatted(facet.label(), MOST_VALUES, LONGEST_VALUE));
            }
            if (!distinct.isEmpty()) {
                kept.put(facet, distinct);
            }
        });
        chosen = Map.copyOf(kept);
    }

    public SkillQuery(
            String text,
            Optional<String> owner,
            Optional<String> category,
            Optional<String> state,
            Optional<String> sort) {
        this(
                text,
                Map.of(
                        SkillFacet.OWNER, owner.stream().toList(),
                        SkillFacet.CATEGORY, category.stream().toList(),
                        SkillFacet.STATE, state.stream().toList()),
                sort);
    }

    public static SkillQuery all() {
        return new SkillQuery("", Map.of(), Optional.empty());
    }

    /** The values chosen of a facet; empty when it does not narrow the list. */
    public List<String> of(SkillFacet facet) {
        return chosen.getOrDefault(facet, List.of());
    }
}
