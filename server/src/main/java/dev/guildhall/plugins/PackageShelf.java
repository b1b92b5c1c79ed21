package dev.guildhall.plugins;

import dev.guildhall.skill.DependencyRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Port: where packages come from. The registry contributes the one bean.
 *
 * <p>Owners are written without {@code @}; everything is bounded by the organisation.
 */
public interface PackageShelf {
    /** One version, in whatever state it is; empty when there is none. */
    Optional<ShelvedPackage> find(UUID organisation, String owner, String name, String version);

    /** Every version there is, in any order; empty when the package is unknown. */
    List<ShelvedVersion> versions(UUID organisation, String owner, String name);

    /** What each version says it needs, under the names it was written with; versions that need nothing may be missing. */
    default Map<String, List<DependencyRange>> dependencies(UUID organisation, String owner, String name) {
        Map<String, List<DependencyRange>> needs = new HashMap<>();
        for (ShelvedVersion version : versions(organisation, owner, name)) {
            find(organisation, owner, name, version.version())
                    .ifPresent(found ->
                            needs.put(version.version(), found.manifest().dependencies()));
        }
        return needs;
    }

    /** The same range under the name its package has now, for packages that were renamed or given away. */
    default DependencyRange current(UUID organisation, DependencyRange range) {
        return range;
    }
}
