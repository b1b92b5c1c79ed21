package dev.guildhall.plugins;

import java.util.List;
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
}
