package dev.guildhall.bridges;

import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;

/** A whole plan as text that people can read and compare. */
final class PlanText {
    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(HarnessPlan plan) {
        PlanText written = new PlanText();
        plan.files().forEach(written::file);
        plan.patches()
                .forEach(patch -> written.line("patch " + patch.syntax() + " " + patch.path() + " " + patch.pointer()
                        + " = " + patch.value()));
        plan.uploads().forEach(upload -> {
            written.line("upload " + upload.kind() + " " + upload.name());
            upload.body().ifPresent(body -> written.line("  " + body));
            upload.files().forEach(written::file);
        });
        plan.launch().ifPresent(launch -> {
            written.line("launch " + launch.command());
            launch.variables().forEach((name, value) -> written.line("  " + name + "=" + value));
        });
        plan.environment().forEach((name, what) -> written.line("needs " + name + ": " + what));
        plan.notes()
                .forEach(note -> written.line("note " + note.capability().id()
                        + note.skill().map(id -> " " + id).orElse("") + " " + note.carried() + ": "
                        + note.explanation()));
        plan.context()
                .forEach(cost -> written.line("context " + cost.skill() + ": "
                        + cost.catalog().strip().replace("\n", "|")));
        return written.text.toString();
    }

    private void file(File file) {
        String mode = file.executable() ? " (executable)" : "";
        switch (file.content()) {
            case Content.FromPackage from -> line("copy " + file.path() + mode);
            case Content.Text written -> {
                line("write " + file.path() + mode);
                written.text().lines().forEach(part -> line(("  | " + part).stripTrailing()));
            }
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
