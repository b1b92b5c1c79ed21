package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Stopping processes, and what they are. */
final class Processes {
    private Processes() {}

    /** Asks with SIGTERM; after {@code patience} there is no more asking, neither it nor what it started. */
    static void stop(ProcessHandle process, Duration patience) throws InterruptedException {
        process.destroy();
        if (!ended(process, patience)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly); // A JVM may be writing a start-up cache.
            process.destroyForcibly();
            ended(process, Duration.ofSeconds(10));
        }
    }

    static boolean ended(ProcessHandle process, Duration patience) throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new LauncherProblem("cannot wait for process " + process.pid() + ": " + e.getMessage(), e);
        }
    }

    /** Sends a signal that {@link ProcessHandle} has no method for. */
    static void signal(ProcessHandle process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The command with its arguments, as far as the system tells; empty when it does not. */
    static String commandLine(ProcessHandle process) {
        Path linux = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            if (Files.isReadable(linux)) {
                return new String(Files.readAllBytes(linux), StandardCharsets.UTF_8)
                        .replace('\0', ' ')
                        .strip();
            }
        } catch (IOException e) {
            return ""; // It ended while we looked.
        }
        return process.info().commandLine().orElse("");
    }

    /** Resident memory in bytes, 0 when the system does not tell (only Linux does). */
    static long residentBytes(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            for (String line : Files.exists(status) ? Files.readAllLines(status) : List.<String>of()) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            return 0; // It ended while we looked.
        }
        return 0;
    }
}
