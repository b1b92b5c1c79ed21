package dev.guildhall.search;

import dev.guildhall.registry.SkillRow;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of skills and what can be done with it.
 *
 * @param next cursor of the following rows; empty at the end
 * @param count skills that match; 10,000 stands for that many or more
 * @param answeredBy {@value #TEXT}, or {@value #TEXT_AND_MEANING} when an embedder took part
 * @param facets facet to its most frequent values, when they were asked for
 * @param without each facet that narrows the list to how many skills would match if it did not, when facets were asked for
 */
public record SearchAnswer(
        List<SkillRow> items,
        Optional<String> next,
        long count,
        String answeredBy,
        Map<String, List<FacetValue>> facets,
        Map<String, Long> without) {

    public static final String TEXT = "text";
    public static final String TEXT_AND_MEANING = "text+meaning";

    public SearchAnswer {
        items = List.copyOf(items);
        facets = Collections.unmodifiableMap(new LinkedHashMap<>(facets));
        without = Collections.unmodifiableMap(new LinkedHashMap<>(without));
    }
}
