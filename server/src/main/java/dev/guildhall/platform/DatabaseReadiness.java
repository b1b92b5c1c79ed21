package dev.guildhall.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready while the database answers within {@link #PATIENCE} and has the schema this build needs. One question is under way at a
 * time: a database that hangs costs one thread, however often it is asked after.
 */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String NAME = "database";

    private @Nullable CompletableFuture<Integer> question;

    @Resource(lookup = "jdbc/guildhall")
    private @Nullable DataSource dataSource;

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named(NAME);
        try {
            int version = underWay().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            answer.withData("schema", version);
            return version >= SchemaVersion.NEEDED ? answer.up().build() : outdated(answer);
        } catch (TimeoutException e) {
            return answer.down()
                    .withData("reason", "no answer within " + PATIENCE.toSeconds() + " s")
                    .build();
        } catch (ExecutionException e) {
            return answer.down().withData("reason", reason(e)).build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.down().withData("reason", "the server is stopping").build();
        }
    }

    private static HealthCheckResponse outdated(HealthCheckResponseBuilder answer) {
        return answer.down()
                .withData(
                        "reason", "the schema is older than this program; start with ./guildhall up, which migrates it")
                .withData("needed", SchemaVersion.NEEDED)
                .build();
    }

    /** The question that has no answer yet, or a new one. */
    private synchronized CompletableFuture<Integer> underWay() {
        CompletableFuture<Integer> asked = question;
        if (asked != null && !asked.isDone()) {
            return asked;
        }
        CompletableFuture<Integer> fresh = new CompletableFuture<>();
        question = fresh;
        Thread.ofVirtual().name("database-readiness").start(() -> ask(fresh));
        return fresh;
    }

    private void ask(CompletableFuture<Integer> answer) {
        DataSource source = dataSource;
        if (source == null) {
            answer.completeExceptionally(new SQLException("the data source jdbc/guildhall is not configured"));
            return;
        }
        try (Connection connection = source.getConnection()) {
            answer.complete(SchemaVersion.of(connection));
        } catch (SQLException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** This address is public: the kind of failure only, no host, user or SQL. */
    private static String reason(ExecutionException e) {
        if (e.getCause() instanceof SQLException sql) {
            return switch (String.valueOf(sql.getSQLState())) {
                case "42P01" -> "the schema is missing; start with ./guildhall up, which creates it";
                case "28P01", "28000" -> "the database refuses the password";
                case "57014" -> "the database is too slow to answer";
                default -> "the database does not answer (SQL state " + sql.getSQLState() + ")";
            };
        }
        return "the database cannot be asked";
    }
}
