package dev.guildhall.web.skill;

/** The tabs of a skill. */
public enum SkillTab {
    README("", "Readme"),
    FILES("/files", "Files"),
    VERSIONS("/versions", "Versions"),
    COMPARE("/compare", "Compare"),
    DEPENDENCIES("/dependencies", "Dependencies"),
    DEPENDENTS("/dependents", "Dependents"),
    AGENTS("/agents", "Agents"),
    HARNESSES("/harnesses", "Harnesses"),
    SECURITY("/security", "Security"),
    SETTINGS("/settings", "Settings");

    private final String path;
    private final String label;

    SkillTab(String path, String label) {
        this.path = path;
        this.label = label;
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }
}
