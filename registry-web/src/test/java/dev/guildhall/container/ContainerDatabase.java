package dev.guildhall.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Gives Arquillian's server a migrated database and a free port before the container starts; only where one may start. */
public final class ContainerDatabase implements LauncherSessionListener {
    static final String TOKEN = "gh_container-tests-0123456789abcdefghijklmnopq";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (System.getProperty("wlp.home") == null) {
            return; // surefire: no container there
        }
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(postgres)));
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .failOnMissingLocations(true)
                    .load()
                    .migrate();
            Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "container-");
            System.setProperty("container.database.url", postgres.getJdbcUrl("postgres", "postgres"));
            System.setProperty("container.data", data.toAbsolutePath().toString());
            System.setProperty("container.token", TOKEN);
            try (ServerSocket socket = new ServerSocket(0)) {
                System.setProperty("container.port", Integer.toString(socket.getLocalPort()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
