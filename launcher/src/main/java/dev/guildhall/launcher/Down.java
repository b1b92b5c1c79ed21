package dev.guildhall.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** {@code ./guildhall down}: stops what runs on the data folder and waits for its end. */
final class Down {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Console console;
    private final DataFolder data;

    Down(Settings settings, Console console) {
        this.console = console;
        this.data = new DataFolder(settings.data());
    }

    int run() throws IOException, InterruptedException {
        if (!data.inUse()) {
            if (data.exists()) {
                new Leftovers(data, console).stop();
            }
            console.say("Nothing runs on " + data.path() + ".");
            return 0;
        }
        Optional<ProcessHandle> launcher =
                data.instanceThere().map(Instance::launcher).flatMap(ProcessMark::alive);
        if (launcher.isEmpty()) {
            throw new LauncherProblem("something holds " + data.path()
                    + "/lock and does not say who it is; it is starting or stopping." + " Try again in a moment.");
        }
        console.step(
                "Stopping process " + launcher.get().pid() + " (the first stop of a build writes the start-up cache)");
        launcher.get().destroy();
        if (!Processes.ended(launcher.get(), PATIENCE)) {
            throw new LauncherProblem("process " + launcher.get().pid() + " has not ended after " + PATIENCE.toSeconds()
                    + " s. See ./guildhall logs; kill -9 is safe, the next start cleans up.");
        }
        console.step("Stopped");
        return 0;
    }
}
