package dev.guildhall.runlog;

import dev.guildhall.dialect.Usage;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Calls as a gateway would settle them. */
public final class SampleCalls {
    private SampleCalls() {}

    public static CallOrigin origin(UUID organisation, UUID key) {
        return new CallOrigin(
                organisation,
                key,
                hash(key),
                "alias of " + key,
                Optional.of("team-1"),
                Optional.of("eve"),
                Optional.of("customer 北京"),
                Optional.of("code-reviewer"),
                Optional.of("session-1"),
                List.of("nightly", "eu"));
    }

    /** 64 hexadecimal digits, another for each key. */
    public static String hash(UUID key) {
        return (key + key.toString()).replace("-", "");
    }

    public static Attempt attempt(String provider, Attempt.Outcome outcome, long input, long output, String cost) {
        return new Attempt(
                Ids.next(),
                provider + "-1",
                provider,
                "gpt-5.2",
                Instant.parse("2026-11-24T10:00:00.123Z"),
                outcome,
                outcome == Attempt.Outcome.SERVED ? 200 : 503,
                outcome == Attempt.Outcome.SERVED ? Optional.empty() : Optional.of("overloaded"),
                Optional.of(1_234L),
                5_678,
                new Usage(input, output, input / 2, 1, 2, output / 2, 3, 4, false),
                cost.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(cost)));
    }

    /** One that was refused at one provider and served by another. */
    public static ModelCall call(CallOrigin origin) {
        return call(
                origin,
                "fast-chat",
                attempt("azure", Attempt.Outcome.FAILED, 0, 0, "0"),
                attempt("openai", Attempt.Outcome.SERVED, 1_000, 200, "0.0032500001"));
    }

    public static ModelCall call(CallOrigin origin, String model, Attempt... attempts) {
        UUID id = Ids.next();
        return new ModelCall(
                id,
                origin,
                CallTime.of(id, Instant.EPOCH),
                "openai-chat",
                "chat",
                model,
                true,
                "{\"temperature\":0.2}",
                List.of(attempts),
                200,
                Optional.empty(),
                Optional.of(2_000L),
                7_000,
                "off");
    }

    public static StartedAttempt started(ModelCall call, int attempt) {
        Attempt begun = call.attempts().get(attempt);
        return new StartedAttempt(
                call.id(),
                call.origin(),
                call.surface(),
                call.operation(),
                call.model(),
                begun.id(),
                begun.deployment(),
                begun.provider(),
                begun.model(),
                begun.at(),
                new Usage(321, 0, 0, 0, 0, 0, 0, 0, true),
                Optional.of(new BigDecimal("0.000125")));
    }

    /** With a token that may do all that the actor may. */
    public static Api api(Actor actor) {
        return Api.withToken(Wired.bean(Tokens.class)
                .create(
                        actor,
                        "test",
                        actor.permissions().stream().map(Permission::scope).toList(),
                        Duration.ofDays(1))
                .value());
    }
}
