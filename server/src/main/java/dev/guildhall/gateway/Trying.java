package dev.guildhall.gateway;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.RouterSettings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * A call until it is answered: {@code · route → attempt → (again · other deployment · fallback)}, as long as the client has read nothing. The
 * last failure is the call's.
 */
final class Trying {
    private final Attempting attempting;
    private final Health health;
    private final RandomGenerator random;

    Trying(Attempting attempting, Health health, RandomGenerator random) {
        this.attempting = attempting;
        this.health = health;
        this.random = random;
    }

    /** Empty: the client has its answer. */
    Optional<Failure> run(Call call) throws ClientStream.Gone {
        RouterSettings router = call.table.router();
        String model = call.ask.model();
        Set<String> names = new HashSet<>();
        Deque<String> next = new ArrayDeque<>();
        next.add(model);
        Optional<Failure> failure = Optional.empty();
        while (!next.isEmpty() && names.size() <= router.maxFallbacks()) {
            String name = next.removeFirst();
            names.add(name);
            Optional<Failure> outcome = group(call, name, router);
            if (outcome.isEmpty()) {
                return Optional.empty();
            }
            failure = outcome;
            for (String fallback : Recovery.fallbacks(outcome.get(), name, names, router)) {
                if (!next.contains(fallback)) {
                    next.add(fallback);
                }
            }
        }
        return failure;
    }

    private Optional<Failure> group(Call call, String name, RouterSettings router) throws ClientStream.Gone {
        call.group = call.table.of(call.caller.organisation(), name);
        Ask ask = call.ask.of(name);
        Set<String> tried = new HashSet<>();
        Optional<Failure> last = Optional.empty();
        for (int tries = 0; ; tries++) {
            Choice choice = choose(call.group, ask, router, tried);
            if (choice.order().isEmpty()) {
                return Optional.of(last.orElseGet(() -> none(name, choice)));
            }
            Deployment deployment = choice.order().getFirst();
            if (last.isPresent()) {
                boolean others = !tried.contains(deployment.id());
                if (!Recovery.triesAgain(last.get(), name, tries, others, own(deployment), router)
                        || !(others || paused(last.get(), tries, router))) {
                    return last;
                }
            }
            tried.add(deployment.id());
            last = attempting.attempt(call, deployment);
            if (last.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    private static Optional<Integer> own(Deployment deployment) {
        return deployment.limits().retries();
    }

    Choice choose(List<Deployment> group, Ask ask, RouterSettings router, Set<String> tried) {
        long now = health.now();
        return Routes.choose(
                group, deployment -> health.of(deployment).standing(now, router.ttl()), ask, router, tried, random);
    }

    /** Waits before the same deployment is asked again; false when that is not worth it. */
    private boolean paused(Failure failure, int tries, RouterSettings router) {
        Optional<Duration> pause = Recovery.pause(failure, tries, random.nextDouble(), router);
        if (pause.isEmpty()) {
            return false;
        }
        try {
            Thread.sleep(pause.get());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Why no deployment of a name may be called. */
    static Failure none(String name, Choice choice) {
        if (choice.soonest().isPresent()) {
            Duration wait = choice.soonest().get();
            Failure failure = Failure.of(
                    Kind.RATE_LIMITED,
                    "Every deployment of \"%s\" is left alone for a moment: %s."
                            .formatted(name, choice.considered().getFirst().reason()));
            return new Failure(
                    failure.kind(),
                    failure.status(),
                    failure.message(),
                    failure.code(),
                    failure.param(),
                    Optional.of(wait),
                    Optional.empty());
        }
        if (choice.considered().isEmpty()) {
            return Failure.of(Kind.NOT_FOUND, "There is no deployment of \"%s\".".formatted(name));
        }
        String reason = choice.considered().getFirst().reason();
        Kind kind = reason.contains("context")
                ? Kind.CONTEXT_WINDOW
                : reason.contains("minute") || reason.contains("parallel") ? Kind.RATE_LIMITED : Kind.UNSUPPORTED;
        return Failure.of(kind, "No deployment of \"%s\" can take this call: %s.".formatted(name, reason));
    }
}
