package dev.guildhall.web.imports;

import dev.guildhall.jobs.Job;
import dev.guildhall.jobs.JobProgress;
import dev.guildhall.jobs.JobRow;
import dev.guildhall.packages.Finding;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Import pages with sample records. */
public final class SampleImports {
    private static final UUID JOB = new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0001L);

    private SampleImports() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("imports", form(SamplePages.owners().size(), Optional.empty()));
        views.put("imports-no-owner", form(0, Optional.of("import-source-refused")));
        views.put("import-running", job("running", lines().subList(0, 1), Optional.empty()));
        views.put("import-done", job("done", lines(), Optional.empty()));
        views.put(
                "import-failed",
                job(
                        "failed",
                        List.of(),
                        Optional.of(Json.createObjectBuilder()
                                .add("type", "/problems/import-without-skills")
                                .add("title", "There is no skill in it")
                                .add("detail", "There is no SKILL.md in it, at any depth.")
                                .build())));
        return views;
    }

    private static View form(int owners, Optional<String> refusal) {
        return new View(
                "imports/imports.jte",
                new ImportsPage(
                        SamplePages.chrome(Nav.PUBLISH, "Import skills", Twin.of("/api/v1/jobs")),
                        SamplePages.owners().subList(0, owners),
                        new ImportFields("docs-guild", "", "skills", "main"),
                        owners == 0 ? List.of() : List.of(row("running"), row("done"), row("failed")),
                        209_715_200,
                        refusal.map(slug -> SamplePages.refusal(slug, 422))));
    }

    private static JobRow row(String state) {
        return new JobRow(
                JOB,
                "import",
                state,
                new JobProgress(120, 363, "publishing"),
                "r.keller",
                SamplePages.NOW.minusSeconds(300),
                state.equals("running") ? Optional.empty() : Optional.of(SamplePages.NOW),
                Optional.empty());
    }

    private static View job(String state, List<ReportLine> lines, Optional<JsonObject> error) {
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        lines.forEach(line -> outcomes.merge(line.outcome(), 1, Integer::sum));
        return new View(
                "imports/job.jte",
                new ImportJobPage(
                        SamplePages.chrome(Nav.PUBLISH, "Import", Twin.of("/api/v1/jobs/" + JOB)),
                        new Job(
                                JOB,
                                "import",
                                state,
                                new JobProgress(state.equals("running") ? 120 : 363, 363, "publishing"),
                                "r.keller",
                                SamplePages.NOW.minusSeconds(300),
                                state.equals("running") ? Optional.empty() : Optional.of(SamplePages.NOW),
                                outcomes,
                                List.of(),
                                Optional.empty(),
                                error),
                        lines,
                        "",
                        false,
                        lines.size() > 1 ? Optional.of("bW9yZQ") : Optional.empty()));
    }

    private static List<ReportLine> lines() {
        return List.of(
                line("skills/pdf tools", "pdf-tools", Optional.of("1.0.0"), "created", mended()),
                line("skills/agent-governance", "agent-governance", Optional.of("0.1.1"), "updated", List.of()),
                line("skills/plain", "plain", Optional.of("0.1.0"), "unchanged", List.of()),
                line("skills/shell", "shell", Optional.of("0.1.0"), "held", mended()),
                line(
                        "a-very-long-folder-name/that-goes-on/and-on/without-any-end/skills/broken",
                        "broken",
                        Optional.empty(),
                        "refused",
                        refused()),
                line(".claude-plugin/marketplace.json#far", "far", Optional.empty(), "foreign", List.of()));
    }

    private static ReportLine line(
            String path, String name, Optional<String> version, String outcome, List<Finding> findings) {
        return new ReportLine(
                path,
                "@docs-guild/" + name,
                version,
                outcome,
                version.map(v -> "/skills/@docs-guild/" + name + "?version=" + v),
                findings);
    }

    private static List<Finding> mended() {
        return List.of(
                new Finding(
                        "mended-name",
                        Finding.Severity.INFO,
                        Optional.of("SKILL.md"),
                        Optional.of(2),
                        "The name was `PDF Tools`; it is `pdf-tools` now, and the original is the display name.",
                        "Use lower-case letters, digits and single hyphens, and call the folder the same."),
                new Finding(
                        "mended-yaml",
                        Finding.Severity.WARNING,
                        Optional.of("SKILL.md"),
                        Optional.of(3),
                        "The YAML could not be read (mapping values are not allowed here.); values were put into"
                                + " quotes.",
                        "A text that contains a colon and a space needs quotes around it."));
    }

    private static List<Finding> refused() {
        return List.of(new Finding(
                "link",
                Finding.Severity.ERROR,
                Optional.of("secrets.txt"),
                Optional.empty(),
                "This is a link to nothing inside the archive.",
                "Put the file itself there."));
    }
}
