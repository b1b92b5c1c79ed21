package dev.guildhall.registry;

import java.util.UUID;

/** A version that was last scanned with older rules. */
public record OutdatedVersion(UUID id, UUID organisation, String owner, String name, String version) {
    public String title() {
        return "@" + owner + "/" + name + "@" + version;
    }
}
