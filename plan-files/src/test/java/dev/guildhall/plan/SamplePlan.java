package dev.guildhall.plan;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;
import dev.guildhall.skill.HarnessPlan.Launch;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.SkillContext;
import dev.guildhall.skill.HarnessPlan.Syntax;
import dev.guildhall.skill.HarnessPlan.Upload;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan with everything in it, put together by a test. */
final class SamplePlan {
    private final Map<String, byte[]> bytes = new LinkedHashMap<>();
    private final List<File> files = new ArrayList<>();
    private final List<Patch> patches = new ArrayList<>();
    private String agent = "reviewer";
    private String harness = "opencode";
    private int version = 3;

    SamplePlan agent(String name) {
        agent = name;
        return this;
    }

    SamplePlan harness(String name) {
        harness = name;
        return this;
    }

    SamplePlan version(int number) {
        version = number;
        return this;
    }

    SamplePlan text(String path, String text) {
        files.add(new File(path, false, new Content.Text(text)));
        return this;
    }

    SamplePlan script(String path, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        String sha256 = Sha256.of(content);
        bytes.put(sha256, content);
        files.add(new File(path, true, new Content.FromPackage(sha256)));
        return this;
    }

    SamplePlan patch(String path, Syntax syntax, String pointer, String value) {
        patches.add(new Patch(path, syntax, pointer, value));
        return this;
    }

    /** A skill with a script, servers and instructions merged in, and a file in the home. */
    static SamplePlan whole() {
        return new SamplePlan()
                .text(".opencode/skills/pdf/SKILL.md", "---\nname: pdf\n---\nUse it.\n")
                .script(".opencode/skills/pdf/scripts/run.sh", "#!/bin/sh\necho é\n")
                .text("~/.config/tool/agent.txt", "at home\n")
                .patch("opencode.json", Syntax.JSON, "/mcp/docs", "{\"cwd\":\"${workspace}/x\"}")
                .patch("opencode.json", Syntax.JSON, "/instructions/-", "\"RULES.md\"")
                .patch(".codex/config.toml", Syntax.TOML, "/mcp_servers/docs", "{\"url\":\"https://docs\"}")
                .patch("AGENTS.md", Syntax.MARKDOWN, "", "\"Review with care.\"");
    }

    PlannedAgent planned() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        bytes.forEach((sha256, content) -> sizes.put(sha256, (long) content.length));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("Z_KEY", "key of the gateway");
        environment.put("A_TOKEN", "credential of @acme/pdf");
        return new PlannedAgent(
                agent,
                version,
                "current",
                harness,
                "ab".repeat(32),
                new HarnessPlan(
                        files,
                        patches,
                        List.of(new Upload("agent", agent, Optional.of("{}"), List.of())),
                        Optional.of(new Launch(List.of("opencode"), Map.of("A", "${A_TOKEN}"))),
                        environment,
                        List.of(new Note(
                                HarnessCapability.HIDDEN,
                                Optional.of("@acme/pdf"),
                                Carried.EMULATED,
                                "By a permission.")),
                        List.of(new SkillContext("@acme/pdf", "pdf: Use it.", "Use it."))),
                sizes);
    }

    Bytes bytes() {
        return sha256 -> new ByteArrayInputStream(bytes.getOrDefault(sha256, new byte[0]));
    }
}
