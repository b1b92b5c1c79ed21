package dev.guildhall.skill;

/** A feature of an agent that a harness carries natively, by other means, or not at all; the rows of the capability matrix. */
public enum HarnessCapability {
    SKILLS("skills", "Skills"),
    SCRIPTS("scripts", "Scripts and files"),
    HIDDEN("hidden", "Hidden from the model"),
    USER_INVOCATION("user-invocation", "Started by name"),
    PATHS("paths", "Only for matching files"),
    WHEN_TO_USE("when-to-use", "When to use"),
    TOOLS_ALLOWED("tools-allowed", "Tools without a question"),
    TOOLS_ASKED("tools-asked", "Tools after a question"),
    TOOLS_DENIED("tools-denied", "Tools never"),
    MCP_LOCAL("mcp-local", "MCP servers, local"),
    MCP_REMOTE("mcp-remote", "MCP servers, remote"),
    INSTRUCTIONS("instructions", "Instructions"),
    MEMORY("memory", "Memory blocks"),
    DELEGATES("delegates", "Sub-agents"),
    MODEL("model", "Model through the gateway"),
    ENVIRONMENT("environment", "Environment"),
    CREDENTIALS("credentials", "Credentials by name"),
    NETWORK("network", "Network hosts"),
    REQUIREMENTS("requirements", "Programs needed"),
    DEPENDENCIES("dependencies", "Dependencies"),
    EVALS("evals", "Evaluations"),
    SIZE("size", "Size limits");

    private final String id;
    private final String title;

    HarnessCapability(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** The word in JSON. */
    public String id() {
        return id;
    }

    /** The words on a page. */
    public String title() {
        return title;
    }
}
