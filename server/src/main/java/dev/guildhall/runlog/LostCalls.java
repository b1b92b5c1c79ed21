package dev.guildhall.runlog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Calls whose node died while they were under way, as far as the journal tells. */
final class LostCalls {
    private static final String WHAT = "The node ended while the call was under way.";

    private LostCalls() {}

    /** One call for all attempts of the same id, oldest first. */
    static List<ModelCall> of(Collection<StartedAttempt> attempts) {
        Map<UUID, List<StartedAttempt>> byCall = new TreeMap<>();
        for (StartedAttempt attempt : attempts) {
            byCall.computeIfAbsent(attempt.call(), id -> new ArrayList<>()).add(attempt);
        }
        return byCall.values().stream().map(LostCalls::call).toList();
    }

    private static ModelCall call(List<StartedAttempt> attempts) {
        List<StartedAttempt> ordered = attempts.stream()
                .sorted(Comparator.comparing(StartedAttempt::at).thenComparing(StartedAttempt::attempt))
                .toList();
        StartedAttempt first = ordered.getFirst();
        return new ModelCall(
                first.call(),
                first.origin(),
                first.at(),
                first.surface(),
                first.operation(),
                first.model(),
                false,
                "{}",
                ordered.stream().map(LostCalls::attempt).toList(),
                0,
                Optional.of(WHAT),
                Optional.empty(),
                0,
                "off");
    }

    private static Attempt attempt(StartedAttempt started) {
        return new Attempt(
                started.attempt(),
                started.deployment(),
                started.provider(),
                started.providerModel(),
                started.at(),
                Attempt.Outcome.UNKNOWN,
                0,
                Optional.of(WHAT),
                Optional.empty(),
                0,
                started.estimate(),
                started.cost());
    }
}
