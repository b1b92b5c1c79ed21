package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a launcher that was killed left running: first Liberty, then PostgreSQL, because Liberty writes to it. Call only while
 * holding the data folder's lock: then the launcher that owned them is dead.
 */
final class Leftovers {
    private final DataFolder data;
    private final Console console;

    Leftovers(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    void stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> server =
                data.instanceThere().flatMap(Instance::server).flatMap(ProcessMark::alive);
        if (server.isPresent()) {
            console.step("Stopping the server an earlier start left behind (process "
                    + server.get().pid() + ")");
            Processes.stop(server.get(), Duration.ofSeconds(10));
        }
        stopPostgres(data.postgres().resolve("data"));
        Files.deleteIfExists(data.instance());
    }

    /**
     * PostgreSQL refuses to start while {@code postmaster.pid} names a living process, whatever that process is: so the file goes
     * when the process is not the postmaster of this very folder.
     */
    private void stopPostgres(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        String first = lines.isEmpty() ? "" : lines.getFirst().strip();
        Optional<ProcessHandle> postmaster = first.matches("\\d{1,10}")
                ? ProcessHandle.of(Long.parseLong(first)).filter(p -> isPostmasterOf(folder, p))
                : Optional.empty();
        if (postmaster.isPresent()) {
            console.step("Stopping the PostgreSQL an earlier start left behind (process " + first + ")");
            Processes.signal(postmaster.get(), "INT"); // Fast shutdown: sends clients away, loses nothing.
            if (!Processes.ended(postmaster.get(), Duration.ofSeconds(30))) {
                Processes.signal(postmaster.get(), "QUIT"); // Immediate: the next start replays the log.
                Processes.ended(postmaster.get(), Duration.ofSeconds(10));
            }
        }
        Files.deleteIfExists(file);
    }

    private static boolean isPostmasterOf(Path folder, ProcessHandle process) {
        String command = Processes.commandLine(process);
        return process.isAlive() && command.contains("postgres") && command.contains(folder.toString());
    }
}
