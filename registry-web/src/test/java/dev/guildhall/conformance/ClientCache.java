package dev.guildhall.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The clients installed on this machine, each in a folder of its own outside the checkout, installed by npm when it is not there.
 *
 * <p>npm runs no install script; what puts a client's program in its place is run by name. A client that cannot be installed ends the run by its name.
 */
final class ClientCache {
    private static final int NODE_MAJOR = 24;
    private static final int NODE_MINOR = 16;
    private static final int INSTALL_MINUTES = 10;
    private final Path folder;

    ClientCache(Path folder) {
        this.folder = folder;
    }

    /** The folder named by {@code GUILDHALL_CLIENTS}, or one in the user's cache. */
    static ClientCache ofThisMachine() {
        String named = System.getenv("GUILDHALL_CLIENTS");
        return new ClientCache(
                named == null || named.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache", "guildhall", "clients")
                        : Path.of(named));
    }

    /** The program of a client; installs it first when needed. */
    Path program(PinnedClient client) {
        return installed(client).resolve("node_modules/.bin").resolve(client.program());
    }

    /**
     * A folder with these packages, installed first when needed.
     *
     * @param name of the folder; the versions are part of it
     * @param packages such as {@code openai@7.57.0}
     */
    synchronized Path packages(String name, List<String> packages) {
        Path home = folder.resolve(name + "@" + Integer.toHexString(packages.hashCode()));
        Path complete = home.resolve("complete");
        if (Files.exists(complete)) {
            return home;
        }
        try {
            delete(home);
            Files.createDirectories(home);
            Files.writeString(home.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}\n");
            List<String> command = install();
            command.addAll(packages);
            run(name + " " + packages, false, home, command);
            Files.createFile(complete);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot install " + packages, e);
        }
        return home;
    }

    /** The folder with {@code node} and {@code npm} new enough for every client. */
    Path nodeFolder() {
        Optional<Path> own = onPath("node").filter(ClientCache::newEnough);
        return own.map(Path::getParent)
                .orElseGet(() -> installed(PinnedClient.NODE)
                        .resolve("node_modules")
                        .resolve(PinnedClient.NODE.packageName())
                        .resolve("bin"));
    }

    private synchronized Path installed(PinnedClient client) {
        Path home = folder.resolve(client.id() + "@" + client.version());
        Path complete = home.resolve("complete");
        if (Files.exists(complete)) {
            return home;
        }
        try {
            delete(home);
            Files.createDirectories(home);
            Files.writeString(home.resolve("package.json"), "{\"private\": true}\n");
            npm(client, home);
            if (!Files.exists(home.resolve("node_modules/.bin").resolve(client.program()))) {
                throw cannot(named(client), "the package has no program " + client.program(), "");
            }
            Files.createFile(complete);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot install " + named(client), e);
        }
        return home;
    }

    private void npm(PinnedClient client, Path home) throws IOException {
        List<String> command = install();
        command.add(client.packageName() + "@" + client.version());
        run(named(client), client == PinnedClient.NODE, home, command);
        if (client.setup().isPresent()) {
            run(
                    named(client),
                    false,
                    home,
                    List.of(
                            nodeFolder().resolve("node").toString(),
                            client.setup().get()));
        }
    }

    private static List<String> install() {
        Path npm = onPath("npm").orElseThrow(() -> cannot("anything", "there is no npm on the PATH", ""));
        List<String> command = new ArrayList<>(List.of(npm.toString(), "install", "--ignore-scripts", "--omit=dev"));
        command.addAll(List.of("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--save-exact"));
        return command;
    }

    /** @param isNode whether what is installed is the very node that the others are installed with */
    private void run(String what, boolean isNode, Path home, List<String> command) throws IOException {
        Path log = home.resolve("install.log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(log.toFile());
        if (!isNode) {
            builder.environment()
                    .merge("PATH", nodeFolder().toString(), (path, first) -> first + File.pathSeparator + path);
        }
        Process process = builder.start();
        try {
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw cannot(what, command.getFirst() + " took longer than " + INSTALL_MINUTES + " min", tail(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        if (process.exitValue() != 0) {
            throw cannot(what, command.getFirst() + " ended with " + process.exitValue(), tail(log));
        }
    }

    private static String named(PinnedClient client) {
        return client.id() + " (" + client.packageName() + " " + client.version() + ")";
    }

    private static IllegalStateException cannot(String what, String why, String said) {
        return new IllegalStateException("Cannot install " + what + ": " + why + ". " + said);
    }

    private static String tail(Path log) throws IOException {
        String said = Files.readString(log, StandardCharsets.UTF_8);
        return said.substring(Math.max(0, said.length() - 2_000));
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static boolean newEnough(Path node) {
        try {
            Process process = new ProcessBuilder(node.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            String[] parts = said.replaceFirst("^v", "").split("\\.");
            int major = Integer.parseInt(parts[0]);
            return major > NODE_MAJOR || (major == NODE_MAJOR && Integer.parseInt(parts[1]) >= NODE_MINOR);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return false;
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
