package dev.guildhall.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A PostgreSQL of our own under {@code <data>/postgres}: on 127.0.0.1 only, passwords only (scram-sha-256), no socket file,
 * durable. The server signs in as {@code guildhall}, which owns its one database and gets a new password at every start; the
 * superuser's password is in {@code <data>/postgres-password}.
 */
final class EmbeddedDatabase {
    private static final long LOG_LIMIT = 20_000_000;

    private final DataFolder data;
    private final Console console;

    EmbeddedDatabase(DataFolder data, Console console) {
        this.data = data;
        this.console = console;
    }

    Database start() throws IOException, InterruptedException {
        Path cluster = data.postgres().resolve("data");
        Path initialised = data.postgres().resolve("initialised");
        setAsideHalfMade(cluster, initialised);
        String password = password(cluster);
        Path log = data.logs().resolve("postgres.log");
        if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
            Files.delete(log);
        }
        EmbeddedPostgres postgres = launch(cluster, password, log);
        if (!Files.exists(initialised)) {
            Files.createFile(initialised);
        }
        try {
            String own = Secrets.random();
            String version = prepare(postgres, password, own);
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/guildhall";
            return new Database(
                    new DatabaseAddress(url, "guildhall", own),
                    "PostgreSQL " + version + " (embedded, " + data.postgres() + ", port " + postgres.getPort() + ")",
                    () -> stop(postgres, cluster));
        } catch (SQLException e) {
            stop(postgres, cluster);
            throw new LauncherProblem("the embedded PostgreSQL started but cannot be prepared: " + e.getMessage(), e);
        }
    }

    private EmbeddedPostgres launch(Path cluster, String password, Path log) throws IOException {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setOverrideWorkingDirectory(data.postgres().resolve("bin").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false) // Ours stops Liberty first.
                    .setPGStartupWait(Duration.ofMinutes(1)) // Time to replay the log after a crash.
                    .setConnectConfig("password", password)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    // The library starts PostgreSQL for tests, fast and forgetful; the later setting wins.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("log_checkpoints", "off")
                    .setServerConfig("log_min_messages", "warning")
                    // These become options of initdb: without them it would trust everyone on this machine.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", data.postgresPassword().toString())
                    // The same order and the same lower case on every machine.
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8");
            return builder.start();
        } catch (IOException | IllegalStateException e) {
            throw new LauncherProblem(
                    "the embedded PostgreSQL does not start: " + e.getMessage() + "\n" + LogTail.of(log, 15)
                            + "\nThe whole log: " + log,
                    e);
        }
    }

    private String prepare(EmbeddedPostgres postgres, String password, String own) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        try (Connection connection = Database.open(new DatabaseAddress(url, "postgres", password));
                Statement statement = connection.createStatement()) {
            requireDurable(statement);
            if (!answersYes(statement, "select exists (select from pg_roles where rolname = 'guildhall')")) {
                statement.execute("create role guildhall login");
            }
            statement.execute("alter role guildhall password '" + own + "'"); // base64url: nothing to quote
            if (!answersYes(statement, "select exists (select from pg_database where datname = 'guildhall')")) {
                statement.execute("create database guildhall owner guildhall");
            }
            try (ResultSet row = statement.executeQuery("show server_version")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void requireDurable(Statement statement) throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (ResultSet row = statement.executeQuery("show " + setting)) {
                row.next();
                if (!"on".equals(row.getString(1))) {
                    throw new LauncherProblem("PostgreSQL runs with " + setting + "=" + row.getString(1)
                            + ", which may lose what was committed. Remove it from postgresql.auto.conf.");
                }
            }
        }
    }

    private static boolean answersYes(Statement statement, String question) throws SQLException {
        try (ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** A first start that was killed leaves a cluster that looks whole; nothing is in it, but nothing is deleted either. */
    private void setAsideHalfMade(Path cluster, Path initialised) throws IOException {
        if (Files.exists(cluster) && !Files.exists(initialised)) {
            Path aside =
                    cluster.resolveSibling("data.incomplete-" + Instant.now().getEpochSecond());
            Files.move(cluster, aside);
            console.step("The first start was interrupted; its database is set aside as " + aside);
        }
    }

    private String password(Path cluster) throws IOException {
        Optional<String> kept = Secrets.read(data.postgresPassword());
        if (kept.isPresent()) {
            return kept.get();
        }
        if (Files.exists(cluster)) {
            throw new LauncherProblem(
                    data.postgresPassword() + " is missing, and without it nobody gets into the database in " + cluster
                            + ". Put it back from your backup.");
        }
        String password = Secrets.random();
        Secrets.write(data.postgresPassword(), password);
        return password;
    }

    private static void stop(EmbeddedPostgres postgres, Path cluster) throws IOException, InterruptedException {
        postgres.close(); // Fast shutdown; gives up waiting after 5 s.
        for (int i = 0; i < 250 && Files.exists(cluster.resolve("postmaster.pid")); i++) {
            Thread.sleep(100);
        }
    }
}
