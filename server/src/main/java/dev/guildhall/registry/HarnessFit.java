package dev.guildhall.registry;

import dev.guildhall.registry.PublishedVersion.Fit;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How well a package fits each harness, from what it declares alone.
 *
 * <p>{@code fits}: everything it declares works, natively or by an equal means that the note names. {@code limited}: it
 * works, but something it declares has no effect there. {@code does-not-fit}: the package rules the harness out, or
 * cannot work without what the harness lacks. The rules follow how the harnesses' releases of November 2026 behave.
 */
final class HarnessFit {
    static final String FITS = "fits";
    static final String LIMITED = "limited";
    static final String DOES_NOT_FIT = "does-not-fit";
    private static final int LISTED_FILES = 200;
    private static final int SHORT_DESCRIPTION = 200;

    /** What a harness can do with the parts of a package that the standard leaves open. */
    private enum Harness {
        INLINE("inline", true, true, false, true, true),
        CLAUDE_CODE("claude-code", true, true, true, true, true),
        OPENCODE("opencode", false, true, false, true, true),
        CODEX("codex", true, true, false, true, true),
        GEMINI_CLI("gemini-cli", false, true, false, true, true),
        COPILOT("copilot", true, true, false, true, true),
        OPENCLAW("openclaw", true, true, false, true, true),
        PI("pi", true, false, false, false, false);

        private final String id;
        private final boolean hidesFromModel;
        private final boolean mcp;
        private final boolean paths;
        private final boolean toolRules;
        private final boolean sandbox;

        Harness(String id, boolean hidesFromModel, boolean mcp, boolean paths, boolean toolRules, boolean sandbox) {
            this.id = id;
            this.hidesFromModel = hidesFromModel;
            this.mcp = mcp;
            this.paths = paths;
            this.toolRules = toolRules;
            this.sandbox = sandbox;
        }
    }

    private final SkillManifest manifest;
    private final List<PackageFile> files;
    private final Harness harness;
    private final List<String> notes = new ArrayList<>();
    private String status = FITS;

    private HarnessFit(SkillManifest manifest, List<PackageFile> files, Harness harness) {
        this.manifest = manifest;
        this.files = files;
        this.harness = harness;
    }

    /** Harness to fit, in a fixed order. */
    static Map<String, Fit> of(SkillManifest manifest, List<PackageFile> files) {
        Map<String, Fit> fits = new LinkedHashMap<>();
        for (Harness harness : Harness.values()) {
            fits.put(harness.id, new HarnessFit(manifest, files, harness).judged());
        }
        return fits;
    }

    private Fit judged() {
        declared();
        invocation();
        tools();
        machine();
        texts();
        return new Fit(status, List.copyOf(notes));
    }

    private void declared() {
        Map<String, String> named = manifest.compatibility().harnesses();
        String range = named.get(harness.id);
        if (range != null && !range.isBlank() && !range.equals("*")) {
            notes.add("Made for " + harness.id + " " + range + ".");
        } else if (range == null && !named.isEmpty() && harness != Harness.INLINE) {
            limited("The package names the harnesses it was made for; this is none of them.");
        }
    }

    private void invocation() {
        Invocation invocation = manifest.invocation();
        if (!invocation.model() && !harness.hidesFromModel) {
            limited(
                    "The model sees the skill although invocation.model is false; keep it uninstalled or deny it there.");
        }
        if (!invocation.model() && harness == Harness.CODEX) {
            notes.add("invocation.model: false is written to agents/openai.yaml.");
        }
        if (!invocation.user() && harness == Harness.PI) {
            limited("invocation.user: false has no effect.");
        }
        if (!invocation.paths().isEmpty() && !harness.paths) {
            limited("invocation.paths has no effect: the skill is always listed.");
        }
        if (invocation.whenToUse().isPresent() && harness != Harness.CLAUDE_CODE) {
            notes.add("invocation.whenToUse is appended to the description.");
        }
    }

    private void tools() {
        boolean rules = !manifest.tools().preapproved().isEmpty()
                || !manifest.tools().denied().isEmpty();
        if (rules && !harness.toolRules) {
            limited("Preapproved and denied tools have no effect.");
        }
        if (!manifest.mcpServers().isEmpty() && !harness.mcp) {
            limited("There is no MCP client built in; the MCP servers need an extension.");
        }
        boolean local = manifest.mcpServers().stream().anyMatch(HarnessFit::isLocal);
        if (local && harness == Harness.GEMINI_CLI) {
            notes.add("MCP servers of a project start only in a trusted folder.");
        }
        boolean jars = files.stream()
                .anyMatch(file -> file.path().startsWith("lib/") && file.path().endsWith(".jar"));
        if (jars && harness != Harness.INLINE) {
            if (harness.mcp) {
                notes.add("The Java tools are called through this server's MCP endpoint.");
            } else {
                limited("The Java tools are out of reach: they are called through MCP.");
            }
        }
    }

    private void machine() {
        if (!manifest.permissions().network().isEmpty() && !harness.sandbox) {
            limited("The declared permissions are not enforced.");
        } else if (!manifest.permissions().network().isEmpty() && harness == Harness.CODEX) {
            notes.add("Network access is on or off there; single hosts are not told apart.");
        }
        List<String> bins = manifest.requires().bins();
        if (!bins.isEmpty() && harness != Harness.OPENCLAW) {
            notes.add("Must be installed on the machine: " + String.join(", ", bins) + ".");
        }
        List<String> os = manifest.requires().os();
        if (harness == Harness.INLINE && !os.isEmpty() && !os.contains("linux")) {
            doesNotFit("Runs on " + String.join(", ", os) + " only; the sandbox is Linux.");
        }
        if (!manifest.dependencies().isEmpty() && harness != Harness.CLAUDE_CODE && harness != Harness.INLINE) {
            notes.add("Dependencies are installed beside it as skills of their own.");
        }
    }

    private void texts() {
        if (manifest.description().length() > SHORT_DESCRIPTION && harness == Harness.OPENCLAW) {
            notes.add("The description is cut to 200 characters when many skills are installed.");
        }
        if (files.size() > LISTED_FILES && harness == Harness.GEMINI_CLI) {
            notes.add("The model is told the first 200 of the files.");
        }
    }

    private static boolean isLocal(McpServerNeed server) {
        return server.url().isEmpty();
    }

    private void limited(String note) {
        notes.add(note);
        if (status.equals(FITS)) {
            status = LIMITED;
        }
    }

    private void doesNotFit(String note) {
        notes.add(note);
        status = DOES_NOT_FIT;
    }
}
