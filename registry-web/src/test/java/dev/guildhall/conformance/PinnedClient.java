package dev.guildhall.conformance;

import java.util.Locale;
import java.util.Optional;

/** A client as it is released on npm, by the version that the run was written against. */
enum PinnedClient {
    NODE("node-linux-" + architecture(), "24.21.0", "node"),
    CLAUDE_CODE("@anthropic-ai/claude-code", "2.1.330", "claude", "node_modules/@anthropic-ai/claude-code/install.cjs"),
    OPENCODE("opencode-ai", "1.18.33", "opencode", "node_modules/opencode-ai/postinstall.mjs"),
    CODEX("@openai/codex", "0.169.0", "codex"),
    GEMINI_CLI("@google/gemini-cli", "0.61.0", "gemini"),
    COPILOT("@github/copilot", "1.0.102", "copilot"),
    OPENCLAW("openclaw", "2026.9.6", "openclaw"),
    PI("@earendil-works/pi-coding-agent", "0.87.1", "pi"),
    SKILLS("skills", "1.7.4", "skills"),
    CLAWHUB("clawhub", "0.23.3", "clawhub");

    private final String packageName;
    private final String version;
    private final String program;
    private final Optional<String> setup;

    PinnedClient(String packageName, String version, String program) {
        this(packageName, version, program, Optional.empty());
    }

    PinnedClient(String packageName, String version, String program, String setup) {
        this(packageName, version, program, Optional.of(setup));
    }

    PinnedClient(String packageName, String version, String program, Optional<String> setup) {
        this.packageName = packageName;
        this.version = version;
        this.program = program;
        this.setup = setup;
    }

    String packageName() {
        return packageName;
    }

    String version() {
        return version;
    }

    String program() {
        return program;
    }

    /** Its own script that puts the program for this machine, which came in a package beside it, in its place. */
    Optional<String> setup() {
        return setup;
    }

    private static String architecture() {
        return System.getProperty("os.arch", "").equals("aarch64") ? "arm64" : "x64";
    }

    /** The word for it in paths and messages. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
