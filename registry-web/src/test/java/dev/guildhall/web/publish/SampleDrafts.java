package dev.guildhall.web.publish;

import dev.guildhall.packages.Finding;
import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.DraftFiles;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.PublishedVersion;
import dev.guildhall.registry.Publishing;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.markdown.Markdown;
import dev.guildhall.web.markdown.PackageLinks;
import dev.guildhall.web.skill.SampleSkill;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Publish pages with sample records. */
public final class SampleDrafts {
    private static final PublishFields FIELDS = new PublishFields("docs-guild", "1.4.0", "beta");

    private static final String TEXT = """
            ---
            name: configure-the-mill
            description: "Documentation of Configure the mill: settings file, environment variables, limits and reloading. Use when a question or a task is about the mill."
            ---
            # Configure the mill

            What the documentation says, split into files to be read one at a time.

            ## Steps

            1. Find the file in the list below that fits the question, and read only that one.
            2. Answer from what it says. Quote commands, names and numbers exactly.
            """;

    private SampleDrafts() {}

    public static Map<String, View> views() {
        Chrome chrome =
                SamplePages.chrome(Nav.PUBLISH, "Publish a skill", Twin.command("./guildhall publish ./my-skill"));
        Map<String, View> views = new LinkedHashMap<>();
        views.put(
                "publish",
                new View(
                        "publish/publish.jte",
                        new PublishPage(
                                chrome, SamplePages.owners(), PublishFields.NOTHING, 52_428_800, Optional.empty())));
        views.put(
                "publish-no-owner",
                new View(
                        "publish/publish.jte",
                        new PublishPage(
                                chrome,
                                List.of(),
                                PublishFields.NOTHING,
                                52_428_800,
                                Optional.of(SamplePages.refusal("invalid-field", 422)))));
        views.put(
                "draft",
                draft(chrome, Optional.of(outcome()), SampleSkill.findings().subList(1, 3), Optional.empty()));
        views.put(
                "draft-refused",
                draft(
                        chrome,
                        Optional.empty(),
                        SampleSkill.findings(),
                        Optional.of(new Refusal(
                                422,
                                "package-refused",
                                "The package cannot be published",
                                "1 of 3 findings must be fixed."))));
        views.put("edit", edit("SKILL.md", Optional.of(TEXT), Optional.empty(), Optional.of(Note.DRAFTED)));
        views.put(
                "edit-refused",
                edit(
                        "../x",
                        Optional.of(""),
                        Optional.of(SamplePages.refusal("package-refused", 422)),
                        Optional.empty()));
        views.put("edit-binary", edit("assets/form.pdf", Optional.empty(), Optional.empty(), Optional.empty()));
        return views;
    }

    private static View edit(String open, Optional<String> text, Optional<Refusal> refusal, Optional<Note> note) {
        return new View(
                "publish/edit.jte",
                new EditPage(
                        SamplePages.chrome(Nav.PUBLISH, "Edit a draft", Twin.of("/api/v1/drafts/d1/files/" + open)),
                        "d1",
                        List.of(
                                new DraftFiles.DraftFile("SKILL.md", 1_204, false, Optional.empty()),
                                new DraftFiles.DraftFile("skill.yaml", 611, false, Optional.empty()),
                                new DraftFiles.DraftFile("assets/form.pdf", 88_120, false, Optional.empty()),
                                new DraftFiles.DraftFile(
                                        "references/03-reload-without-a-stop-and-what-the-log-says-then.md",
                                        20_113,
                                        false,
                                        Optional.empty()),
                                new DraftFiles.DraftFile("references/source.md", 822, false, Optional.empty())),
                        open,
                        text,
                        refusal,
                        note));
    }

    private static View draft(
            Chrome chrome, Optional<Publishing.Outcome> outcome, List<Finding> findings, Optional<Refusal> refusal) {
        return new View(
                "publish/draft.jte",
                new DraftPage(
                        chrome,
                        "d1",
                        SamplePages.owners(),
                        FIELDS,
                        outcome,
                        outcome.map(o -> Markdown.html(o.readme(), PackageLinks.NONE))
                                .orElse(""),
                        findings,
                        Curl.publish(
                                FIELDS,
                                new PublishRequest.Upload.Archive(Path.of("x"), Optional.of("pdf-tools-1.4.0.zip"))),
                        refusal));
    }

    private static Publishing.Outcome outcome() {
        PublishedVersion version = new PublishedVersion(
                "docs-guild",
                "pdf-tools",
                "1.4.0",
                "sha256:" + "ab".repeat(32),
                List.of(),
                "dry-run",
                "passed-with-warnings",
                "medium",
                List.of(),
                Map.of(
                        "codex",
                        new PublishedVersion.Fit("fits", List.of()),
                        "gemini-cli",
                        new PublishedVersion.Fit("limited", List.of("Tools cannot be approved beforehand.")),
                        "pi",
                        new PublishedVersion.Fit("does-not-fit", List.of("It has no MCP."))),
                new ContextTokens(131, 2_260));
        return new Publishing.Outcome(
                version,
                false,
                "# PDF tools\n\nExtract, merge and fill PDF files. [More](references/forms.md)\n",
                SampleSkill.files());
    }
}
