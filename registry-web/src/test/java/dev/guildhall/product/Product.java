package dev.guildhall.product;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running Guildhall with a data folder of its own, started and stopped as {@code ./guildhall up} does it. */
public final class Product implements AutoCloseable {
    private static final Path ROOT =
            Path.of(System.getProperty("guildhall.root", "..")).toAbsolutePath().normalize();
    private static final String TOKEN = "gh_product-tests-0123456789abcdefghijklmnopqrstu";
    private static @Nullable Product shared;

    private final Path data;
    private final int port;
    private final Map<String, String> environment;
    private Process launcher;
    private long logBegins;

    private Product(Path data, int port, Map<String, String> environment) throws IOException {
        this.data = data;
        this.port = port;
        this.environment = environment;
        this.launcher = launch();
    }

    /** One for all tests that leave others alone; stopped with the JVM. */
    public static synchronized Product shared() {
        if (shared == null) {
            shared = start("shared", Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    /** One of its own, with an empty data folder and these environment variables. */
    public static Product start(String name, Map<String, String> environment) {
        try {
            Path data = ROOT.resolve("registry-web/target/products/" + name + "-" + System.nanoTime());
            Files.createDirectories(data);
            Product product = new Product(data, freePort(), environment);
            product.awaitReady();
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch() throws IOException {
        logBegins = Files.exists(log()) ? Files.size(log()) : 0;
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dguildhall.root=" + ROOT);
        command.add("-cp");
        command.add(
                ROOT.resolve("launcher/target/launcher-1.0.0.jar") + ":" + ROOT.resolve("launcher/target/lib") + "/*");
        command.add("dev.guildhall.launcher.Main");
        command.add("up");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().keySet().removeIf(k -> k.startsWith("GUILDHALL_"));
        builder.environment().put("GUILDHALL_DATA", data.toString());
        builder.environment().put("GUILDHALL_PORT", Integer.toString(port));
        builder.environment().put("GUILDHALL_BOOTSTRAP_TOKEN", TOKEN);
        // Writing it takes 20 s of the first stop.
        builder.environment().put("GUILDHALL_START_CACHE", "off");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits until the launcher says that everything is up, the shipped skills included. */
    public void awaitReady() {
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (System.nanoTime() < deadline) {
            if (!launcher.isAlive()) {
                throw new IllegalStateException("The launcher ended with " + launcher.exitValue() + ":\n" + tail());
            }
            if (instance().getProperty("ready", "false").equals("true") && greeted()) {
                return;
            }
            pause(Duration.ofMillis(100));
        }
        throw new IllegalStateException("Not ready after 180 s:\n" + tail());
    }

    /** Kills launcher and server at once, as a power cut would, and starts again on the same data. */
    public void killAndRestart() throws IOException, InterruptedException {
        kill();
        Files.deleteIfExists(data.resolve("instance"));
        launcher = launch();
        awaitReady();
    }

    public void kill() throws InterruptedException {
        long server = serverPid();
        launcher.descendants().filter(p -> p.pid() == server).forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly().waitFor();
    }

    public long serverPid() {
        String mark = instance().getProperty("server", "");
        return Long.parseLong(mark.split("\\D", 2)[0]);
    }

    public Path data() {
        return data;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    public static String token() {
        return TOKEN;
    }

    /** The API as the first administrator. */
    public Api api() {
        return new Api(this, TOKEN);
    }

    public Api api(String token) {
        return new Api(this, token);
    }

    /** HTTP status of a path, asked without any credentials; -1 when nobody listens. */
    public int status(String path) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(uri(path))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Properties instance() {
        Properties properties = new Properties();
        Path file = data.resolve("instance");
        try {
            if (Files.exists(file)) {
                properties.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** The launcher's last words of a start: the shipped skills are published by then. */
    private boolean greeted() {
        try {
            byte[] log = Files.readAllBytes(log());
            int from = (int) Math.min(logBegins, log.length);
            return new String(log, from, log.length - from, StandardCharsets.UTF_8).contains("  Listens     on");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return data.resolve("launcher-output.log");
    }

    /** What the server's console said; warnings and errors only. */
    public String consoleLog() {
        try {
            return Files.readString(data.resolve("logs/console.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "(no output: " + e.getMessage() + ")";
        }
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
