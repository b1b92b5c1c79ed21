package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./guildhall logs}: the server's log and, when it was started detached, the launcher's. */
final class Logs {
    private final Console console;
    private final DataFolder data;

    Logs(Settings settings, Console console) {
        this.console = console;
        this.data = new DataFolder(settings.data());
    }

    int run(boolean follow) throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        for (String name : List.of("guildhall.log", "console.log", "server.log")) {
            Path log = data.logs().resolve(name);
            if (Files.exists(log)) {
                files.add(log.toString());
            }
        }
        if (files.isEmpty()) {
            throw new LauncherProblem(
                    "there are no logs in " + data.logs() + " yet. GUILDHALL_DATA names the data folder.");
        }
        if (!follow) {
            for (String file : files) {
                console.say("==> " + file + " <==");
                console.say(LogTail.of(Path.of(file), 200));
            }
            return 0;
        }
        // tail knows about rotated files; there is no need to do that again.
        List<String> command = new ArrayList<>(List.of("tail", "-n", "50", "-F"));
        command.addAll(files);
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
