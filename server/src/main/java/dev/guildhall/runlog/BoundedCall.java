package dev.guildhall.runlog;

import java.util.List;

/** A call whose texts are not longer than a record should be: names and errors come from outside. */
final class BoundedCall {
    private static final int PARAMETERS = 16_384;
    private static final int WORDS = 2_000;

    private BoundedCall() {}

    static ModelCall of(ModelCall call) {
        boolean fits = call.parameters().length() <= PARAMETERS
                && call.error().map(String::length).orElse(0) <= WORDS
                && call.attempts().stream()
                        .allMatch(a -> a.error().map(String::length).orElse(0) <= WORDS);
        if (fits) {
            return call;
        }
        List<Attempt> attempts = call.attempts().stream().map(BoundedCall::of).toList();
        return new ModelCall(
                call.id(),
                call.origin(),
                call.at(),
                call.surface(),
                call.operation(),
                call.model(),
                call.stream(),
                call.parameters().length() > PARAMETERS
                        ? "{\"omitted\":\"longer than a record holds\"}"
                        : call.parameters(),
                attempts,
                call.status(),
                call.error().map(error -> CallStore.cut(error, WORDS)),
                call.firstByteMicros(),
                call.totalMicros(),
                call.capture());
    }

    private static Attempt of(Attempt attempt) {
        return new Attempt(
                attempt.id(),
                attempt.deployment(),
                attempt.provider(),
                attempt.model(),
                attempt.at(),
                attempt.outcome(),
                attempt.status(),
                attempt.error().map(error -> CallStore.cut(error, WORDS)),
                attempt.firstByteMicros(),
                attempt.totalMicros(),
                attempt.usage(),
                attempt.cost());
    }
}
