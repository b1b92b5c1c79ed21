package dev.guildhall.web.agent;

/** The tabs of an agent. */
public enum AgentTab {
    OVERVIEW("", "Overview"),
    SKILLS("/skills", "Skills"),
    HARNESS("/harness", "Harness"),
    EFFECTIVE("/effective", "Effective configuration"),
    VERSIONS("/versions", "Versions");

    private final String path;
    private final String label;

    AgentTab(String path, String label) {
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
