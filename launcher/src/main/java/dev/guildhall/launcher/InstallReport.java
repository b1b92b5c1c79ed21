package dev.guildhall.launcher;

import dev.guildhall.plan.Carried;
import dev.guildhall.plan.Carried.What;
import dev.guildhall.plan.Place;
import dev.guildhall.plan.PlannedAgent;
import dev.guildhall.skill.HarnessPlan.Launch;
import dev.guildhall.skill.HarnessPlan.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an install or removal did, for a terminal: exact, and without any value of the environment. */
final class InstallReport {
    private final Map<String, String> environment;
    private final Console console;

    InstallReport(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    void installed(PlannedAgent planned, Carried carried, Place place, boolean dryRun) {
        console.say("%s version %d%s for %s in %s%s"
                .formatted(
                        planned.agent(),
                        planned.agentVersion(),
                        planned.stage().equals("next") ? " (staged)" : "",
                        planned.harness(),
                        place.workspace(),
                        dryRun ? "  (dry run: nothing was written)" : ""));
        lines(carried);
        environment(planned.plan().environment());
        planned.plan().launch().ifPresent(launch -> launch(launch, place));
        notes(planned.plan().notes());
    }

    void lines(Carried carried) {
        int unchanged = 0;
        for (Carried.Line line : carried.lines()) {
            if (line.what() == What.UNCHANGED) {
                unchanged++;
            } else {
                String detail = line.detail().isEmpty() ? "" : "  (" + line.detail() + ")";
                console.say("  %-11s %s%s".formatted(line.what().word(), clean(line.path()), clean(detail)));
            }
        }
        if (unchanged > 0) {
            console.say("  %-11s %d %s".formatted("unchanged", unchanged, unchanged == 1 ? "file" : "files"));
        }
    }

    private void environment(Map<String, String> needed) {
        if (!needed.isEmpty()) {
            console.say("Environment it needs:");
        }
        needed.forEach((name, what) -> console.say("  %-24s %s%s"
                .formatted(clean(name), clean(what), environment.containsKey(name) ? "" : "  (not set here)")));
    }

    private void launch(Launch launch, Place place) {
        List<String> words = new ArrayList<>();
        String workspace = place.workspace().toString();
        launch.variables()
                .forEach((name, value) -> words.add(name + "=" + inShell(value.replace("${workspace}", workspace))));
        launch.command().forEach(word -> words.add(quoted(word.replace("${workspace}", workspace))));
        console.say("Start it with:");
        console.say("  " + clean(String.join(" ", words)));
    }

    /** Only {@code ${NAME}} keeps its meaning: the shell's environment holds the value, and nothing else is run. */
    private static String inShell(String value) {
        return "\""
                + value.replaceAll("([\\\\\"`])", "\\\\$1").replaceAll("\\$(?!\\{[A-Za-z_][A-Za-z0-9_]*\\})", "\\\\\\$")
                + "\"";
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private void notes(List<Note> notes) {
        List<String> lines = new ArrayList<>();
        for (Note note : notes) {
            String what = switch (note.carried()) {
                case NATIVE -> "";
                case EMULATED -> "emulated";
                case LOST -> "lost";
            };
            if (!what.isEmpty()) {
                String skill = note.skill().map(id -> " of " + id).orElse("");
                lines.add("  %-9s %s%s: %s"
                        .formatted(what, note.capability().title(), clean(skill), clean(note.explanation())));
            }
        }
        if (!lines.isEmpty()) {
            console.say("Not as in other harnesses:");
            lines.forEach(console::say);
        }
    }

    /** Control characters of a foreign text could rewrite the terminal. */
    static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}
