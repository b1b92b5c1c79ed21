package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void databaseGoneIsUnavailableWhereverItHides() {
        for (String state : new String[] {"08001", "08006", "57P01", "57P03", "53300"}) {
            SQLException gone = new SQLException("gone", state);
            assertThat(type(gone)).as(state).isEqualTo(PlatformProblem.UNAVAILABLE);
            assertThat(type(new PersistenceException(new RuntimeException(gone))))
                    .isEqualTo(PlatformProblem.UNAVAILABLE);
            assertThat(type(new RollbackException(gone))).isEqualTo(PlatformProblem.UNAVAILABLE);
        }
        assertThat(Failures.problemOf(new SQLException("gone", "08001"))
                        .orElseThrow()
                        .members())
                .containsEntry("retryAfter", 5);
    }

    @Test
    void fullDiskIsStorageFull() {
        assertThat(type(new UncheckedIOException(new IOException("No space left on device"))))
                .isEqualTo(PlatformProblem.STORAGE_FULL);
        assertThat(type(new FileSystemException("/x", null, "No space left on device")))
                .isEqualTo(PlatformProblem.STORAGE_FULL);
        assertThat(Failures.problemOf(new IOException("Permission denied"))).isEmpty();
    }

    @Test
    void racesAreConflicts() {
        assertThat(type(new RollbackException(new OptimisticLockException()))).isEqualTo(PlatformProblem.CONFLICT);
        assertThat(type(new PersistenceException(new SQLException("duplicate key", "23505"))))
                .isEqualTo(PlatformProblem.CONFLICT);
        SQLException batch = new SQLException("batch", "00000");
        batch.setNextException(new SQLException("duplicate key", "23505"));
        assertThat(type(batch)).isEqualTo(PlatformProblem.CONFLICT);
    }

    @Test
    void whatNobodyForesawStaysUnknown() {
        assertThat(Failures.problemOf(new NullPointerException("x"))).isEmpty();
        assertThat(Failures.problemOf(new SQLException("syntax", "42601"))).isEmpty();
    }

    private static ProblemType type(Throwable failure) {
        return Failures.problemOf(failure).orElseThrow().type();
    }
}
