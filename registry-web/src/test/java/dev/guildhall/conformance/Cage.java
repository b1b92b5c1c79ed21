package dev.guildhall.conformance;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs a client in network and process namespaces of its own: it reaches loopback alone, and there only the ports it is given.
 * Its home is a folder of the run, its input is closed, its time is limited, its output is kept.
 */
final class Cage {
    private static final Map<String, String> QUIET = Map.ofEntries(
            Map.entry("CI", "true"),
            Map.entry("NO_COLOR", "1"),
            Map.entry("TERM", "dumb"),
            Map.entry("LANG", "C.UTF-8"),
            Map.entry("DO_NOT_TRACK", "1"),
            Map.entry("DISABLE_TELEMETRY", "1"),
            Map.entry("DISABLE_AUTOUPDATER", "1"),
            Map.entry("DISABLE_ERROR_REPORTING", "1"),
            Map.entry("NO_UPDATE_NOTIFIER", "1"),
            Map.entry("npm_config_update_notifier", "false"));
    private final Path nodeFolder;
    private final Path folder;
    private final Map<Integer, Integer> ports;

    /** What a run said. */
    record Ran(int exit, String out, String err) {}

    /**
     * @param folder of the run; {@code home} and {@code work} lie in it
     * @param ports port inside to port outside
     */
    Cage(Path nodeFolder, Path folder, Map<Integer, Integer> ports) {
        this.nodeFolder = nodeFolder;
        this.folder = folder;
        this.ports = new TreeMap<>(ports);
        try {
            Files.createDirectories(home());
            Files.createDirectories(work());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path home() {
        return folder.resolve("home");
    }

    Path work() {
        return folder.resolve("work");
    }

    /** Runs a command in {@link #work}; more than one run of a cage needs a name each. */
    Ran run(String name, List<String> command, Map<String, String> variables, Duration limit) {
        try {
            Path sockets = Files.createTempDirectory("cage");
            List<Relay> relays = new ArrayList<>();
            try {
                List<String> whole = bubblewrap();
                whole.add(nodeFolder.resolve("node").toString());
                whole.add(cageProgram().toString());
                for (Map.Entry<Integer, Integer> port : ports.entrySet()) {
                    Relay relay = new Relay(sockets.resolve(port.getKey().toString()), port.getValue());
                    relays.add(relay);
                    whole.add(port.getKey() + "=" + relay.socket());
                }
                whole.add("--");
                whole.addAll(command);
                return ran(name, whole, variables, limit);
            } finally {
                for (Relay relay : relays) {
                    relay.close();
                }
                ClientCache.delete(sockets);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> bubblewrap() {
        return new ArrayList<>(List.of(
                "bwrap",
                "--dev-bind",
                "/",
                "/",
                "--unshare-net",
                "--unshare-pid",
                "--proc",
                "/proc",
                "--die-with-parent",
                "--new-session",
                "--chdir",
                work().toString()));
    }

    private Path cageProgram() throws IOException {
        Path program = folder.resolve("cage.mjs");
        try (InputStream in = Cage.class.getResourceAsStream("/conformance/cage.mjs")) {
            Files.write(program, Objects.requireNonNull(in).readAllBytes());
        }
        return program;
    }

    private Ran ran(String name, List<String> command, Map<String, String> variables, Duration limit)
            throws IOException {
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().putAll(QUIET);
        builder.environment().put("PATH", nodeFolder + File.pathSeparator + path);
        builder.environment().put("HOME", home().toString());
        builder.environment().put("USER", "conformance");
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new IllegalStateException(
                        name + " did not end within " + limit.toSeconds() + " s:\n" + tail(out) + "\n" + tail(err));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Ran(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String tail(Path file) throws IOException {
        String all = text(file);
        return all.substring(Math.max(0, all.length() - 3_000));
    }
}
