package dev.guildhall.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./guildhall up --detach}: runs {@code up} again in a session of its own, shows what it writes until it is ready, returns.
 * The child never prints the token, because what it prints is a log; we do.
 */
final class Detached {
    /** Internal option: this is the child. */
    static final String CHILD = "--detached-child";

    private final Settings settings;
    private final Console console;
    private final DataFolder data;

    private final ServerPluginZips plugins;

    Detached(Settings settings, Console console, ServerPluginZips plugins) {
        this.plugins = plugins;
        this.settings = settings;
        this.console = console;
        this.data = new DataFolder(settings.data());
    }

    int run() throws IOException, InterruptedException {
        settings.requireBuilt();
        settings.requireGatewayConfig();
        data.create();
        if (data.inUse()) {
            throw new LauncherProblem(AlreadyRunning.explain(data));
        }
        plugins.install(settings.root(), settings.serverPlugins(), console);
        boolean first = settings.bootstrapToken().isEmpty()
                && Secrets.read(data.bootstrapToken()).isEmpty();
        Path log = data.logs().resolve("guildhall.log");
        ProcessBuilder started = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        settings.gatewayConfig().ifPresent(file -> started.environment().put(Settings.GATEWAY_CONFIG, file.toString()));
        Process child = started.start();
        long shown = 0;
        while (child.isAlive()) {
            shown = show(log, shown);
            if (greeted(child)) {
                show(log, shown);
                Optional<String> token = first ? Secrets.read(data.bootstrapToken()) : Optional.empty();
                token.ifPresent(t -> console.say("  The first token, shown only now:  " + t + "\n"));
                return 0;
            }
            Thread.sleep(100);
        }
        show(log, shown);
        return child.exitValue() == 0 ? 1 : child.exitValue();
    }

    /** Ready, and the child's last words of its start are in the log. */
    private boolean greeted(Process child) throws IOException {
        boolean ready = data.instanceThere()
                .filter(i -> i.launcher().pid() == child.pid() && i.ready())
                .isPresent();
        return ready && Files.readString(data.logs().resolve("guildhall.log")).contains(Welcome.LAST);
    }

    private long show(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            if (end > 0) {
                console.say(new String(bytes, 0, end - 1, StandardCharsets.UTF_8));
            }
            return from + end;
        }
    }

    /** A session of its own, so that closing this terminal does not end it. */
    private static List<String> command() {
        List<String> command = new ArrayList<>();
        boolean hasSetsid =
                Files.isExecutable(Path.of("/usr/bin/setsid")) || Files.isExecutable(Path.of("/bin/setsid"));
        command.add(hasSetsid ? "setsid" : "nohup");
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "up", CHILD));
        return command;
    }
}
