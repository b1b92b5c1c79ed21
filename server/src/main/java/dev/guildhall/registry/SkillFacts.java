package dev.guildhall.registry;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What lists are narrowed by, of one skill, as its shown version has it. */
public record SkillFacts(
        UUID id,
        String owner,
        Optional<String> category,
        Optional<String> licence,
        String state,
        String verdict,
        String risk,
        List<String> harnesses,
        List<String> keywords) {

    public SkillFacts {
        harnesses = List.copyOf(harnesses);
        keywords = List.copyOf(keywords);
    }

    /** Its values of a facet; none or one unless the facet has many. */
    public List<String> of(SkillFacet facet) {
        return switch (facet) {
            case HARNESS -> harnesses;
            case CATEGORY -> category.stream().toList();
            case OWNER -> List.of(owner);
            case LICENCE -> licence.stream().toList();
            case VERDICT -> List.of(verdict);
            case RISK -> List.of(risk);
            case STATE -> List.of(state);
            case KEYWORD -> keywords;
        };
    }
}
