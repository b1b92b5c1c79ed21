package dev.guildhall.launcher;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the schema up to date before anything else touches it. Flyway holds a PostgreSQL advisory lock meanwhile, so two nodes that
 * start together do not race: the second waits and then finds nothing to do.
 */
final class Migrations {
    private Migrations() {}

    /** How many migrations ran, and the version the schema has now. */
    record Outcome(int ran, String version) {}

    static Outcome run(DatabaseAddress address) {
        try {
            MigrateResult result = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(address.jdbcUrl(), address.user(), address.password())
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .connectRetries(3)
                    .load()
                    .migrate();
            String version =
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
            return new Outcome(result.migrationsExecuted, version == null ? "none" : version);
        } catch (FlywayException e) {
            throw new LauncherProblem(
                    "the database at " + address.shown() + " cannot be migrated: " + e.getMessage(), e);
        }
    }
}
