package dev.guildhall.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment asks for, with the defaults filled in.
 *
 * @param root the repository
 * @param data everything that must survive: database, blobs, logs, secrets
 * @param host address to listen on; this machine only unless somebody chose otherwise
 * @param url address people and agents use
 * @param database a PostgreSQL that exists; empty: one of our own under {@code data}
 * @param masterKey the key that seals the server's secrets; empty: one of our own under {@code data}
 * @param javaOptions added to the server's own
 * @param startCache whether to keep a start-up cache; writing it makes the first stop slow, which tests do not want
 * @param gatewayConfig the models of the gateway, in LiteLLM's form; empty: none
 * @param serverPlugins where the server's own plugins lie
 */
record Settings(
        Path root,
        Path data,
        String host,
        int port,
        URI url,
        Optional<DatabaseAddress> database,
        Optional<String> bootstrapToken,
        Optional<String> masterKey,
        List<String> javaOptions,
        boolean startCache,
        Optional<Path> gatewayConfig,
        Path serverPlugins) {
    static final String GATEWAY_CONFIG = "GUILDHALL_GATEWAY_CONFIG";

    Settings {
        javaOptions = List.copyOf(javaOptions);
    }

    static Settings of(Map<String, String> environment, Path root) {
        Path data = path(set(environment, "GUILDHALL_DATA"), root.resolve("var"));
        int port = port(environment.getOrDefault("GUILDHALL_PORT", "9080"));
        return new Settings(
                root,
                data,
                set(environment, "GUILDHALL_HOST").orElse("127.0.0.1"),
                port,
                url(set(environment, "GUILDHALL_URL").orElse("http://localhost:" + port)),
                set(environment, "GUILDHALL_DATABASE_URL").map(DatabaseAddress::parse),
                set(environment, "GUILDHALL_BOOTSTRAP_TOKEN"),
                set(environment, "GUILDHALL_MASTER_KEY"),
                set(environment, "GUILDHALL_JAVA_OPTIONS")
                        .map(o -> Arrays.asList(o.strip().split("\\s+")))
                        .orElse(List.of()),
                !environment.getOrDefault("GUILDHALL_START_CACHE", "on").equals("off"),
                set(environment, GATEWAY_CONFIG)
                        .map(file -> Path.of(file).toAbsolutePath().normalize()),
                path(set(environment, "GUILDHALL_PLUGINS_FOLDER"), data.resolve("server-plugins")));
    }

    /** The repository: what the shell script says, else where this jar lies. */
    static Path rootFolder() {
        String told = System.getProperty("guildhall.root");
        if (told != null) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        try {
            Path jar = Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../..").toRealPath();
        } catch (URISyntaxException | IOException e) {
            throw new LauncherProblem("cannot tell where the repository is; start with ./guildhall.", e);
        }
    }

    Path liberty() {
        return root.resolve("liberty-config/target/liberty/wlp");
    }

    Path war() {
        return root.resolve("registry-web/target/guildhall.war");
    }

    /** Where this machine reaches the server, whatever address others use. */
    URI localUrl() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("*") || host.equals("::");
        String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port);
    }

    void requireBuilt() {
        for (Path needed : List.of(war(), liberty().resolve("bin/tools/ws-server.jar"))) {
            if (!Files.exists(needed)) {
                throw new LauncherProblem(
                        needed + " is missing. Start with ./guildhall up, which builds it, or run mvn package.");
            }
        }
    }

    /** Refuses a file of the gateway that is not there before anything is started; what is in it the server says. */
    void requireGatewayConfig() {
        gatewayConfig
                .filter(file -> !Files.isReadable(file) || Files.isDirectory(file))
                .ifPresent(file -> {
                    throw new LauncherProblem("there is no file " + file
                            + " to read the gateway's models from (--config, or " + GATEWAY_CONFIG + ").");
                });
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(v -> !v.isEmpty());
    }

    private static Path path(Optional<String> text, Path otherwise) {
        return text.map(Path::of).orElse(otherwise).toAbsolutePath().normalize();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new LauncherProblem("GUILDHALL_PORT is \"" + text + "\"; it must be a number from 1 to 65535.", e);
        }
        throw new LauncherProblem("GUILDHALL_PORT is " + text.strip() + "; it must be a number from 1 to 65535.");
    }

    private static URI url(String text) {
        String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        try {
            URI url = new URI(bare);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new LauncherProblem(
                    "GUILDHALL_URL is \"" + text + "\", which is no address: " + e.getReason() + ".", e);
        }
        throw new LauncherProblem("GUILDHALL_URL is \"" + text + "\"; it must look like https://guildhall.example.");
    }
}
