package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Liberty as a child process, run as {@code bin/server run} does it, with everything it writes under the data folder. */
final class ServerProcess {
    static final String NAME = "guildhall";
    /** A small heap and one collector thread: the program idles most of the day. C2 stays, the hot paths need it. */
    private static final List<String> FOOTPRINT = List.of(
            "-Xms64m",
            "-Xmx768m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8");

    private final Process process;
    private final AotCache cache;
    private final Path console;

    private ServerProcess(Process process, AotCache cache, Path console) {
        this.process = process;
        this.cache = cache;
        this.console = console;
    }

    /** @param environment added to ours; the server's own settings and secrets */
    static ServerProcess start(Settings settings, DataFolder data, AotCache cache, Map<String, String> environment)
            throws IOException {
        Path liberty = settings.liberty();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + liberty.resolve("bin/tools/ws-javaagent.jar"));
        command.addAll(jvmOptions(settings));
        command.addAll(cache.options());
        command.addAll(
                List.of("-jar", liberty.resolve("bin/tools/ws-server.jar").toString(), NAME));
        Path folder = data.liberty().resolve(NAME);
        Files.createDirectories(folder);
        Path console = data.logs().resolve("console.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(console.toFile());
        builder.environment()
                .keySet()
                .removeIf(n -> n.startsWith("WLP_")
                        || n.equals("GUILDHALL_TOKEN")
                        || n.equals("GUILDHALL_JAVA_OPTIONS")
                        || n.equals("GUILDHALL_START_CACHE")
                        || n.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        builder.environment().put("WLP_USER_DIR", liberty.resolve("usr").toString());
        builder.environment().put("WLP_OUTPUT_DIR", data.liberty().toString());
        builder.environment().put("LOG_DIR", data.logs().toString());
        return new ServerProcess(builder.start(), cache, console);
    }

    static List<String> jvmOptions(Settings settings) throws IOException {
        List<String> options = new ArrayList<>(FOOTPRINT);
        if (Runtime.version().feature() >= 25) {
            options.add("-XX:+UseCompactObjectHeaders");
        }
        options.addAll(settings.javaOptions());
        String file = Runtime.version().feature() >= 24 ? "java24.options" : "java9.options";
        for (String line : Files.readAllLines(
                settings.liberty().resolve("lib/platform/java").resolve(file))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                options.add(line.strip());
            }
        }
        return options;
    }

    ProcessMark mark() {
        return ProcessMark.of(process.toHandle());
    }

    boolean runs() {
        return process.isAlive();
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** What it printed last; for messages about its death. */
    String lastWords() throws IOException {
        return LogTail.of(console, 25);
    }

    /** Asks it to stop and waits; a first run writes its start-up cache now, which takes some seconds. */
    void stop() throws InterruptedException, IOException {
        process.destroy();
        if (process.waitFor(Duration.ofSeconds(90).toSeconds(), TimeUnit.SECONDS)) {
            cache.keepWritten();
        } else {
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
            cache.tidy();
        }
    }
}
