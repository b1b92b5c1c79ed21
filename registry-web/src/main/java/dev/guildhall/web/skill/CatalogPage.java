package dev.guildhall.web.skill;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Figures;
import dev.guildhall.web.layout.Seal;
import java.util.List;
import java.util.Optional;

/**
 * The catalogue.
 *
 * @param count skills that match; 10,000 stands for that many or more
 * @param owners those that can be filtered by
 * @param next address of the following rows
 */
public record CatalogPage(
        Chrome chrome,
        CatalogFilter filter,
        List<SkillRow> rows,
        long count,
        List<OwnerRow> owners,
        Optional<String> next) {

    public static final int COUNTED = 10_000;
    public static final List<String> STATES = List.of("live", "deprecated", "held", "yanked");

    public Seal seal(String owner) {
        return Seal.of(owner, owners.stream().anyMatch(o -> o.name().equals(owner) && o.trusted()));
    }

    /** For example {@code 1 skill}, {@code 148 skills}, {@code 10,000 skills or more}. */
    public String counted() {
        String text = Figures.count(count, "skill", "skills");
        return count >= COUNTED ? text + " or more" : text;
    }

    public List<String> sorts() {
        return filter.q().isBlank()
                ? List.of("updated", "downloads", "name")
                : List.of("relevance", "updated", "downloads", "name");
    }
}
