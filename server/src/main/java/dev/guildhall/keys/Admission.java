package dev.guildhall.keys;

import dev.guildhall.dialect.Failure;

/** The answer to a key that was presented. */
public sealed interface Admission {
    record Admitted(Caller caller) implements Admission {}

    /** @param failure 401 for a key that is missing, unknown or expired, 403 for a blocked one, 503 when nobody can say */
    record Turned(Failure failure) implements Admission {}
}
