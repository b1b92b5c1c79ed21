package dev.guildhall.web.skill;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.registry.SkillFacet;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.search.SearchAnswer;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Figures;
import dev.guildhall.web.layout.Seal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue.
 *
 * @param owners those whose seals are known to be trusted or not
 * @param next address of the following rows
 * @param fit what can be chosen to fit, and how each row does
 */
public record CatalogPage(
        Chrome chrome, CatalogFilter filter, SearchAnswer answer, List<OwnerRow> owners, Optional<String> next, FitBar fit) {

    public static final int COUNTED = 10_000;

    /** A way out of an empty list. */
    public record Exit(String what, String address, String found) {}

    public List<SkillRow> rows() {
        return answer.items();
    }

    public Seal seal(String owner) {
        return Seal.of(owner, owners.stream().anyMatch(o -> o.name().equals(owner) && o.trusted()));
    }

    /** For example {@code 1 skill}, {@code 148 skills}, {@code 10,000 skills or more}. */
    public String counted() {
        return counted(answer.count());
    }

    private String counted(long count) {
        String text = Figures.count(count, "skill", "skills");
        return count >= COUNTED && !filter.q().isBlank() ? text + " or more" : text;
    }

    public List<String> sorts() {
        return filter.q().isBlank()
                ? List.of("updated", "downloads", "name")
                : List.of("relevance", "updated", "downloads", "name");
    }

    public List<FacetGroup> facets() {
        return FacetGroup.of(answer.facets());
    }

    /** Whether the list was made by meaning besides words. */
    public boolean byMeaning() {
        return answer.answeredBy().equals(SearchAnswer.TEXT_AND_MEANING);
    }

    /** Facets whose removal alone would list something. */
    public List<Exit> exits() {
        List<Exit> exits = new ArrayList<>();
        answer.without().forEach((label, count) -> {
            if (count > 0) {
                SkillFacet facet = SkillFacet.ofLabel(label).orElseThrow();
                exits.add(new Exit(FacetGroup.title(facet), filter.with(facet, List.of()), counted(count)));
            }
        });
        return exits;
    }
}
