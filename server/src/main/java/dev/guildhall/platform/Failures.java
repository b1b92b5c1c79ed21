package dev.guildhall.platform;

import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises in a chain of causes what a caller can be told: the database is gone, the disk is full, somebody was quicker. */
final class Failures {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";

    private Failures() {}

    /** Empty for what nobody foresaw. */
    static Optional<Problem> problemOf(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            Problem problem = known(cause);
            if (problem != null) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    private static @Nullable Problem known(Throwable cause) {
        return switch (cause) {
            case Problem problem -> problem;
            case WebApplicationException refused -> ofHttp(refused);
            case OptimisticLockException ignored -> changedMeanwhile();
            case SQLException sql -> ofSql(sql);
            case IOException io -> ofIo(io);
            default -> null;
        };
    }

    private static @Nullable Problem ofSql(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        // A statement in a batch hides what went wrong in the next exception, not in the cause.
        SQLException next = failure.getNextException();
        if (isGone(failure, state)) {
            return unavailable();
        } else if (state.equals(UNIQUE_VIOLATION)) {
            return PlatformProblem.CONFLICT.because(
                    "Somebody else made the same thing at the same moment. Read it again, then decide whether your change is still needed.");
        } else if (state.equals(SERIALIZATION_FAILURE) || state.equals(DEADLOCK)) {
            return changedMeanwhile();
        }
        return next == null ? null : known(next);
    }

    /** SQLSTATE class 08: connection; 57P0x: the server shuts down or starts; 53300: too many connections. */
    private static boolean isGone(SQLException failure, String state) {
        return failure instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P0")
                || state.equals("53300")
                || isPoolTimeout(failure);
    }

    /** Liberty's pool reports an exhausted or unreachable pool by exceptions of its own resource adapter layer. */
    private static boolean isPoolTimeout(SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        return text.contains("ConnectionWaitTimeoutException") || text.contains("ResourceAllocationException");
    }

    private static Problem unavailable() {
        return PlatformProblem.UNAVAILABLE.because(
                "The database does not answer. Nothing was changed; send the request again in a few seconds.",
                Map.of("retryAfter", 5));
    }

    private static Problem changedMeanwhile() {
        return PlatformProblem.CONFLICT.because(
                "Somebody else changed the same thing at the same moment. Read it again, then repeat your change.");
    }

    private static @Nullable Problem ofIo(IOException failure) {
        if (!isFull(failure)) {
            return null;
        }
        return PlatformProblem.STORAGE_FULL.because(
                "The disk that holds guildhall.data is full; nothing was kept of this request. Free some room and send it again.");
    }

    private static boolean isFull(IOException failure) {
        String text = failure instanceof FileSystemException file ? file.getReason() : failure.getMessage();
        String known = String.valueOf(text).toLowerCase(Locale.ROOT);
        return known.contains("no space left") || known.contains("not enough space") || known.contains("disk quota");
    }

    private static @Nullable Problem ofHttp(WebApplicationException refused) {
        // JSON-B and friends throw 400s with the real cause inside; a 5xx is looked into as well.
        if (refused.getCause() instanceof Problem problem) {
            return problem;
        }
        return switch (refused.getResponse().getStatus()) {
            case 400 ->
                PlatformProblem.BAD_REQUEST.because("The request cannot be read: "
                        + Optional.ofNullable(refused.getMessage()).orElse("no reason was given") + ".");
            case 401 -> PlatformProblem.UNAUTHENTICATED.because("Send an API token as \"Authorization: Bearer gh_…\".");
            case 403 -> PlatformProblem.FORBIDDEN.because("This request is not allowed.");
            case 404 -> PlatformProblem.NOT_FOUND.because("Check the address; /openapi lists every one there is.");
            case 405 ->
                PlatformProblem.METHOD_NOT_ALLOWED.because(
                        "The Allow header of this answer lists the methods it takes.");
            case 406 ->
                PlatformProblem.NOT_ACCEPTABLE.because(
                        "The Accept header names no representation that exists here. Leave it out or send application/json.");
            case 413 -> PlatformProblem.TOO_LARGE.because("The body is larger than this address takes.");
            case 415 ->
                PlatformProblem.UNSUPPORTED_MEDIA_TYPE.because(
                        "Set Content-Type to what the body is; this address takes another type. /openapi says which.");
            case 503 -> unavailable();
            default -> null;
        };
    }
}
