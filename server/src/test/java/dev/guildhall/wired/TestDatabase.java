package dev.guildhall.wired;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL for all tests of this JVM, migrated as in production. */
public final class TestDatabase {
    private static @Nullable TestDatabase instance;

    private final DataSource dataSource;
    private final EntityManagerFactory factory;

    private TestDatabase() throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        dataSource = postgres.getPostgresDatabase(Map.of("stringtype", "unspecified"));
        Flyway.configure()
                .dataSource(dataSource)
                .failOnMissingLocations(true)
                .load()
                .migrate();
        Map<String, Object> properties = new HashMap<>();
        properties.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
        properties.put("jakarta.persistence.jtaDataSource", "");
        properties.put("jakarta.persistence.nonJtaDataSource", dataSource);
        // No agent in tests: change tracking by comparison instead of weaving.
        properties.put("eclipselink.weaving", "false");
        factory = Persistence.createEntityManagerFactory("guildhall", properties);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    public static synchronized TestDatabase shared() {
        if (instance == null) {
            try {
                instance = new TestDatabase();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return instance;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    EntityManagerFactory factory() {
        return factory;
    }
}
