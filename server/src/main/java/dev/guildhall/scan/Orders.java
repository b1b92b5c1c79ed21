package dev.guildhall.scan;

import com.google.re2j.Matcher;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the text of a package has an agent run: the programs in its shell blocks, and in the code that a sentence tells it
 * to run. A skill without any script runs things all the same.
 */
final class Orders {
    private static final int MOST = 100;
    private static final Set<String> LANGUAGES = Set.of(
            "bash",
            "sh",
            "shell",
            "zsh",
            "fish",
            "console",
            "terminal",
            "shell-session",
            "shellsession",
            "powershell",
            "pwsh",
            "ps1",
            "cmd",
            "bat",
            "batch");
    private static final Set<String> PLAIN = Set.of(
            "bash", "sh", "zsh", "rm", "chmod", "chown", "dd", "eval", "kill", "iex", "irm", "iwr", "tar", "unzip",
            "sed", "awk", "find", "xargs", "cp", "mv");
    private static final Words TOLD = Words.of(
            "\\b(?:run|runs|running|execute|call|use|using|invoke|type|start|with|via)\\b[^`]{0,60}`([^`]{1,400})`");

    private final Set<String> programs = new LinkedHashSet<>();
    private boolean shell;
    private boolean open;
    private boolean labelled;
    private boolean other;

    void see(List<Line> lines) {
        open = false;
        for (Line line : lines) {
            if (line.context() == Line.Context.FENCE) {
                fenced(line);
            } else {
                open = false;
                if (line.prose() && line.lower().indexOf('`') >= 0) {
                    told(line);
                }
            }
        }
    }

    /** Empty when the text orders nothing; "shell commands" when it orders what nobody knows by name. */
    List<String> programs() {
        return programs.isEmpty() && shell ? List.of("shell commands") : List.copyOf(programs);
    }

    private void fenced(Line line) {
        String text = line.lower().strip();
        boolean mark = text.startsWith("```") || text.startsWith("~~~");
        if (mark && !open) {
            open = true;
            String language =
                    text.replaceFirst("^[`~]+\\s*", "").split("[\\s{,]", 2)[0].toLowerCase(Locale.ROOT);
            labelled = LANGUAGES.contains(language);
            other = !labelled && !language.isEmpty();
        } else if (mark) {
            open = false;
        } else if (!other && !text.isEmpty() && !line.comment() && !line.discussed()) {
            shell |= labelled;
            note(text);
        }
    }

    private void told(Line line) {
        Matcher told = TOLD.matcher(line.lower());
        while (told.find()) {
            if (!line.discussed()) {
                note(told.group(1));
            }
        }
    }

    private void note(String text) {
        String command = text.startsWith("$ ") || text.startsWith("> ") ? text.substring(2) : text;
        Matcher matcher = Deeds.COMMAND.matcher(command);
        while (matcher.find() && programs.size() < MOST) {
            String program = matcher.group(1);
            if (Deeds.NOTABLE.contains(program) || PLAIN.contains(program)) {
                programs.add(program);
            }
        }
    }
}
