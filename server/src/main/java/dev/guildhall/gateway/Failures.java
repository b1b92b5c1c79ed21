package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.gateway.Upstream.UpstreamTimeout;
import java.io.IOException;
import java.util.Optional;

/** Failures of connections in the words of the dialects. */
final class Failures {
    private Failures() {}

    /** There is no answer. */
    static Failure unreachable(IOException e) {
        return e instanceof UpstreamTimeout
                ? Failure.of(Kind.TIMEOUT, "The provider " + e.getMessage() + ".")
                : Failure.of(Kind.BROKEN, "The provider could not be reached: " + message(e) + ".");
    }

    /** The answer broke off. */
    static Failure broken(IOException e) {
        return e instanceof UpstreamTimeout
                ? Failure.of(Kind.TIMEOUT, "The provider " + e.getMessage() + ".")
                : Failure.of(Kind.BROKEN, "The provider's answer broke off: " + message(e) + ".");
    }

    private static String message(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getMessage().replaceFirst("\\.$", "");
    }

    /** Without the provider's own body where the client does not speak as the provider does. */
    static Failure forClient(Failure failure, Dialect client, Dialect provider) {
        return client == provider || failure.original().isEmpty()
                ? failure
                : new Failure(
                        failure.kind(),
                        failure.status(),
                        failure.message(),
                        failure.code(),
                        failure.param(),
                        failure.retryAfter(),
                        Optional.empty());
    }
}
