package dev.guildhall.plugins;

import dev.guildhall.platform.Service;
import dev.guildhall.skill.DependencyRange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Says, before a package is published, whether what it needs can be had from the shelf. */
@Service
public class DependencyCheck {
    private final PackageShelf shelf;

    @Inject
    public DependencyCheck(PackageShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * @param root {@code @owner/name} of a package that need not be on the shelf yet
     * @return one line each, with the way from the root: missing, without a match, in conflict, or a circle
     */
    public List<String> problems(UUID organisation, String root, String version, List<DependencyRange> needs) {
        ShelfChoice choice = new ShelfChoice(shelf, organisation);
        Resolution resolution = DependencyResolution.of(root, version, choice.current(needs), choice);
        return switch (resolution) {
            case Resolution.Resolved resolved -> List.of();
            case Resolution.Unresolved unresolved -> unresolved.problems();
        };
    }
}
