package dev.guildhall.registry;

import java.util.UUID;

/** Which skill: its row and its name. */
record SkillKey(UUID id, UUID organisation, String owner, String name) {
    String title() {
        return "@" + owner + "/" + name;
    }

    String title(String version) {
        return title() + "@" + version;
    }
}
