package dev.guildhall.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the list of skills can be narrowed by. Its label is the parameter's name in addresses and in answers. */
public enum SkillFacet {
    HARNESS("s.harnesses", true),
    CATEGORY("s.category", false),
    OWNER("s.owner_name", false),
    LICENCE("s.license", false),
    VERDICT("s.verdict", false),
    RISK("s.risk", false),
    STATE("s.state", false),
    KEYWORD("s.keywords", true);

    private final String column;
    private final boolean many;

    SkillFacet(String column, boolean many) {
        this.column = column;
        this.many = many;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a skill can have several of its values. */
    public boolean many() {
        return many;
    }

    public static Optional<SkillFacet> ofLabel(String label) {
        return Arrays.stream(values()).filter(f -> f.label().equals(label)).findFirst();
    }

    String column() {
        return column;
    }
}
