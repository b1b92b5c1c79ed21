package dev.guildhall.web.skill;

import dev.guildhall.registry.SkillFacet;
import dev.guildhall.search.FacetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One facet beside the list.
 *
 * @param values those shown at once
 * @param more those behind a click
 */
public record FacetGroup(SkillFacet facet, List<FacetValue> values, List<FacetValue> more) {
    private static final int AT_ONCE = 6;
    private static final List<SkillFacet> ORDER = List.of(
            SkillFacet.CATEGORY,
            SkillFacet.HARNESS,
            SkillFacet.OWNER,
            SkillFacet.VERDICT,
            SkillFacet.RISK,
            SkillFacet.LICENCE,
            SkillFacet.STATE,
            SkillFacet.KEYWORD);

    /** Those that can narrow the list: with one value alone there is nothing to choose. */
    static List<FacetGroup> of(Map<String, List<FacetValue>> facets) {
        List<FacetGroup> groups = new ArrayList<>();
        for (SkillFacet facet : ORDER) {
            List<FacetValue> all = facets.getOrDefault(facet.label(), List.of());
            if (all.size() > 1 || all.stream().anyMatch(FacetValue::chosen)) {
                List<FacetValue> first = new ArrayList<>();
                List<FacetValue> more = new ArrayList<>();
                // One value more than fits is shown rather than hidden behind a line of the same height.
                int atOnce = all.size() == AT_ONCE + 1 ? all.size() : AT_ONCE;
                for (FacetValue value : all) {
                    (first.size() < atOnce || value.chosen() ? first : more).add(value);
                }
                groups.add(new FacetGroup(facet, List.copyOf(first), List.copyOf(more)));
            }
        }
        return List.copyOf(groups);
    }

    public String title() {
        return title(facet);
    }

    public static String title(SkillFacet facet) {
        return switch (facet) {
            case HARNESS -> "Works in";
            case CATEGORY -> "Category";
            case OWNER -> "Owner";
            case LICENCE -> "Licence";
            case VERDICT -> "Verdict";
            case RISK -> "Risk";
            case STATE -> "State";
            case KEYWORD -> "Keyword";
        };
    }

    /** The value as people read it: our own words begin with a capital, other people's stay as they are. */
    public static String label(SkillFacet facet, String value) {
        return switch (facet) {
            case VERDICT, RISK, STATE -> {
                String words = value.replace('-', ' ');
                yield words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
            }
            case OWNER -> "@" + value;
            case HARNESS, CATEGORY, LICENCE, KEYWORD -> value;
        };
    }

    /** Stable while the list changes, so that the keyboard's place is kept when the counts are drawn anew. */
    public String id(FacetValue value) {
        return "f-" + facet.label() + "-" + Integer.toHexString(value.value().hashCode());
    }
}
