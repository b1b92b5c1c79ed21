package dev.guildhall.launcher;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./guildhall up}: lock → leftovers → port → database → migrations → Liberty → ready → shipped skills → wait for the end.
 *
 * <p>Runs in the foreground until Ctrl-C, SIGTERM or the server's death; then Liberty stops before its database does.
 */
final class Up {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Settings settings;
    private final Console console;
    private final DataFolder data;
    private final boolean detached;
    private final RunningParts parts;
    private final ServerPluginZips plugins;

    /** @param detached nobody sees this terminal: secrets must not be printed, they would end in the log */
    Up(Settings settings, Console console, boolean detached, ServerPluginZips plugins) {
        this.plugins = plugins;
        this.settings = settings;
        this.console = console;
        this.data = new DataFolder(settings.data());
        this.detached = detached;
        this.parts = new RunningParts(console);
    }

    int run() throws IOException, InterruptedException {
        settings.requireBuilt();
        settings.requireGatewayConfig();
        data.create();
        Optional<FileLock> lock = data.lock();
        if (lock.isEmpty()) {
            throw new LauncherProblem(AlreadyRunning.explain(data));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(parts::stopAll, "stop"));
        try {
            plugins.install(settings.root(), settings.serverPlugins(), console);
            return start();
        } finally {
            parts.stopAll();
            lock.get().acquiredBy().close();
        }
    }

    private int start() throws IOException, InterruptedException {
        new Leftovers(data, console).stop();
        PortCheck.requireFree(settings.host(), settings.port(), settings.localUrl());
        parts.add("", () -> Files.deleteIfExists(data.instance()));
        Database database = database();
        parts.add(settings.database().isPresent() ? "" : "PostgreSQL", database.stopping());
        console.step("Database: " + database.shown());
        Migrations.Outcome migrated = Migrations.run(database.address());
        console.step("Schema at version " + migrated.version()
                + (migrated.ran() == 0 ? "" : ", " + migrated.ran() + " migrations ran"));
        BootstrapToken token = BootstrapToken.of(settings.bootstrapToken(), data.bootstrapToken());
        MasterKey masterKey = MasterKey.of(settings.masterKey(), data.masterKey());
        Instance instance = new Instance(
                ProcessMark.of(ProcessHandle.current()),
                Optional.empty(),
                settings.localUrl(),
                settings.url(),
                database.shown(),
                false);
        ServerProcess server = serverReady(database, token, masterKey, instance);
        new ShippedSkills(settings.root(), console).publish(settings.localUrl(), token.value());
        Welcome.say(console, settings, data, detached ? Optional.empty() : Optional.of(token));
        return watch(server);
    }

    private Database database() throws IOException, InterruptedException {
        if (settings.database().isPresent()) {
            return Database.existing(settings.database().get());
        }
        console.step("Starting PostgreSQL");
        return new EmbeddedDatabase(data, console).start();
    }

    /** Starts Liberty and waits for it; if it dies with a start-up cache in use, the cache goes and it gets a second chance. */
    private ServerProcess serverReady(Database database, BootstrapToken token, MasterKey masterKey, Instance instance)
            throws IOException, InterruptedException {
        String build = FileDigest.of(settings.war());
        Workarea.renewFor(data.liberty().resolve(ServerProcess.NAME), build);
        AotCache cache = AotCache.in(data.cache(), build, ServerProcess.jvmOptions(settings), settings.startCache());
        cache.tidy();
        boolean cached = cache.usable();
        console.step("Starting the server" + (cached ? "" : " (the first start of a build takes longer)"));
        ServerProcess server = launch(database, token, masterKey, instance, cache);
        if (!ready(server) && cached && !parts.stopping()) {
            console.step("It ended at once; trying again without the start-up cache");
            cache.discard();
            server = launch(database, token, masterKey, instance, cache);
            ready(server);
        }
        if (!server.runs()) {
            throw new LauncherProblem("the server ended while starting.\n" + lastWords(server));
        }
        instance.with(server.mark()).nowReady().write(data.instance());
        console.step("Ready");
        return server;
    }

    private ServerProcess launch(
            Database database, BootstrapToken token, MasterKey masterKey, Instance instance, AotCache cache)
            throws IOException {
        ServerProcess server = ServerProcess.start(settings, data, cache, environment(database, token, masterKey));
        parts.add("the server", server::stop);
        instance.with(server.mark()).write(data.instance());
        return server;
    }

    private Map<String, String> environment(Database database, BootstrapToken token, MasterKey masterKey) {
        Map<String, String> environment = new HashMap<>();
        environment.put("GUILDHALL_DATA", data.path().toString());
        environment.put("GUILDHALL_WAR", settings.war().toString());
        environment.put("GUILDHALL_HOST", settings.host());
        environment.put("GUILDHALL_PORT", Integer.toString(settings.port()));
        environment.put("GUILDHALL_URL", settings.url().toString());
        environment.put("GUILDHALL_BOOTSTRAP_TOKEN", token.value());
        environment.put("GUILDHALL_MASTER_KEY", masterKey.value());
        environment.put("GUILDHALL_DATABASE_URL", database.address().jdbcUrl());
        environment.put("GUILDHALL_DATABASE_USER", database.address().user());
        environment.put("GUILDHALL_DATABASE_PASSWORD", database.address().password());
        environment.put("GUILDHALL_PLUGINS_FOLDER", settings.serverPlugins().toString());
        settings.gatewayConfig().ifPresent(file -> environment.put(Settings.GATEWAY_CONFIG, file.toString()));
        return environment;
    }

    /** False when the server died first. */
    private boolean ready(ServerProcess server) throws IOException, InterruptedException {
        URI local = settings.localUrl();
        Instant began = Instant.now();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (server.runs()) {
            if (Health.ready(local)) {
                requireApi(local, server);
                return true;
            }
            Optional<String> failure = StartFailure.in(data.logs().resolve("server.log"), began);
            if (failure.isPresent()) {
                throw new LauncherProblem("the server does not start: " + failure.get()
                        + "\nThe logs: ./guildhall logs, or " + data.logs());
            }
            if (System.nanoTime() > deadline) {
                throw new LauncherProblem("the server is not ready after " + PATIENCE.toSeconds() + " s. It says: "
                        + Health.get(local, "/health").body() + "\n" + lastWords(server));
            }
            Thread.sleep(100);
        }
        return false;
    }

    /** Health comes from Liberty itself; this address proves that our own requests are answered. */
    private void requireApi(URI local, ServerProcess server) throws IOException {
        Health.Answer answer = Health.get(local, "/version");
        if (answer.status() != 200) {
            throw new LauncherProblem(
                    "the server runs, but its API answers " + answer.status() + ".\n" + lastWords(server));
        }
    }

    private int watch(ServerProcess server) throws IOException, InterruptedException {
        int code = server.waitFor();
        if (!parts.stopping()) {
            console.complain("the server ended by itself (exit code " + code + ").\n" + lastWords(server));
            return 1;
        }
        return 0;
    }

    private String lastWords(ServerProcess server) throws IOException {
        String words = server.lastWords();
        String log = LogTail.of(data.logs().resolve("server.log"), 15);
        return (words.isBlank() ? log : words) + "\nThe logs: ./guildhall logs, or " + data.logs();
    }
}
