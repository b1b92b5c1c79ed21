package dev.guildhall.gateway;

import dev.guildhall.dialect.Failure;
import dev.guildhall.models.ErrorClass;
import dev.guildhall.models.RouterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What follows a failure: whether the deployment is left alone, whether the call is tried again and after which pause, and where else. Pure. */
final class Recovery {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);
    /** A provider that asks for more is not waited for. */
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(60);
    /** Below that a share of failures says nothing. */
    private static final int ENOUGH_CALLS = 5;

    private static final int ENOUGH_CALLS_OF_THE_ONLY_ONE = 1_000;

    private Recovery() {}

    /**
     * Why the deployment rests now; empty when it does not.
     *
     * @param only whether it is the only one of its name: then it rests only when nothing at all succeeds
     * @param failures of this minute, this one included
     */
    static Optional<String> rests(Failure failure, boolean only, long failures, long successes, RouterSettings router) {
        if (router.disableCooldowns() || !counts(failure)) {
            return Optional.empty();
        }
        String what = failure.status() + " " + failure.message();
        ErrorClass error = ErrorClass.of(failure.kind());
        if (router.allowedFailsPolicy().containsKey(error)) {
            return failures > router.allowedFails(error) ? Optional.of(what) : Optional.empty();
        }
        long calls = failures + successes;
        if (only) {
            return failures == calls && calls >= ENOUGH_CALLS_OF_THE_ONLY_ONE ? Optional.of(what) : Optional.empty();
        }
        boolean atOnce = switch (failure.kind()) {
            case RATE_LIMITED, UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, TIMEOUT, BUDGET -> true;
            default -> false;
        };
        boolean mostly = calls >= ENOUGH_CALLS && failures * 2 > calls;
        // The default bound counts nothing of its own: under load a few failures of many calls are no reason to rest.
        boolean tooMany =
                router.allowedFails() != RouterSettings.DEFAULTS.allowedFails() && failures > router.allowedFails();
        return atOnce || mostly || tooMany ? Optional.of(what) : Optional.empty();
    }

    /** Whether it is the deployment's failure rather than the request's. */
    private static boolean counts(Failure failure) {
        return switch (failure.kind()) {
            case BAD_REQUEST, CONFLICT, TOO_LARGE, UNPROCESSABLE, CONTEXT_WINDOW, CONTENT_POLICY, UNSUPPORTED -> false;
            case UNAUTHENTICATED, BUDGET, FORBIDDEN, NOT_FOUND, TIMEOUT, RATE_LIMITED, SERVER, OVERLOADED, BROKEN ->
                true;
        };
    }

    /**
     * Whether another try of the same model name is worth it.
     *
     * @param tries already made of this name
     * @param others whether another deployment of the name can be called that was not tried yet
     * @param own the deployment's own number of tries after the first; a policy of the router wins over it
     */
    static boolean triesAgain(
            Failure failure, String model, int tries, boolean others, Optional<Integer> own, RouterSettings router) {
        ErrorClass error = ErrorClass.of(failure.kind());
        int retries = says(router, model, error)
                ? router.retries(model, error)
                : own.orElseGet(() -> router.retries(model, error));
        if (tries > retries) {
            return false;
        }
        return switch (failure.kind()) {
            case TIMEOUT, CONFLICT, RATE_LIMITED, SERVER, OVERLOADED, BROKEN -> true;
            // The next one has another key, another account, another list of models.
            case UNAUTHENTICATED, BUDGET, FORBIDDEN, NOT_FOUND -> others;
            case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE, CONTEXT_WINDOW, CONTENT_POLICY, UNSUPPORTED ->
                says(router, model, error);
        };
    }

    private static boolean says(RouterSettings router, String model, ErrorClass error) {
        return router.modelGroupRetryPolicy()
                .getOrDefault(model, router.retryPolicy())
                .containsKey(error);
    }

    /**
     * How long to wait before trying a deployment again that has just failed; empty: longer than is worth waiting.
     *
     * @param tries already made
     * @param jitter from 0 to 1
     */
    static Optional<Duration> pause(Failure failure, int tries, double jitter, RouterSettings router) {
        if (failure.retryAfter().isPresent()) {
            Duration asked = failure.retryAfter().get();
            return asked.compareTo(LONGEST_ASKED) > 0
                    ? Optional.empty()
                    : Optional.of(longer(asked, router.retryAfter()));
        }
        if (failure.kind() != Failure.Kind.RATE_LIMITED && failure.kind() != Failure.Kind.OVERLOADED) {
            return Optional.of(router.retryAfter());
        }
        long millis =
                Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(10, Math.max(0, tries - 1)));
        Duration grown = Duration.ofMillis((long) (millis * (0.75 + jitter / 4)));
        return Optional.of(longer(grown, router.retryAfter()));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** Other model names to try after this failure, in order, without those that were tried. */
    static List<String> fallbacks(Failure failure, String model, Set<String> tried, RouterSettings router) {
        List<String> names = new ArrayList<>();
        switch (failure.kind()) {
            case CONTEXT_WINDOW -> names.addAll(line(router.contextWindowFallbacks(), model));
            case CONTENT_POLICY -> names.addAll(line(router.contentPolicyFallbacks(), model));
            case BAD_REQUEST, TOO_LARGE, UNPROCESSABLE, CONFLICT -> {
                // The request is wrong; another model would refuse it too.
                return List.of();
            }
            default -> {}
        }
        if (names.isEmpty()) {
            List<String> own = line(router.fallbacks(), model);
            names.addAll(own.isEmpty() ? router.defaultFallbacks() : own);
        }
        names.removeIf(tried::contains);
        return names.stream().distinct().toList();
    }

    private static List<String> line(java.util.Map<String, List<String>> lines, String model) {
        return lines.getOrDefault(model, lines.getOrDefault("*", List.of()));
    }
}
