package dev.guildhall.gateway;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Usage;
import dev.guildhall.models.Cost;
import dev.guildhall.models.Deployment;
import dev.guildhall.runlog.Attempt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is noted of one attempt while it runs. */
final class Tried {
    final UUID id;
    final Deployment deployment;
    final Instant at;
    final long sent;
    /** What is taken for used when the provider says nothing. */
    final Usage estimate;

    int status;
    long firstByte = -1;
    Usage usage = Usage.NONE;
    Attempt.Outcome outcome = Attempt.Outcome.FAILED;
    /** Why it failed or broke off; null: it did not. */
    @Nullable
    Failure failure;

    Tried(UUID id, Deployment deployment, Instant at, long sent, long inputTokens) {
        this.id = id;
        this.deployment = deployment;
        this.at = at;
        this.sent = sent;
        this.estimate = new Usage(inputTokens, 0, 0, 0, 0, 0, 0, 0, true);
    }

    void byteCame(long nanos) {
        if (firstByte < 0) {
            firstByte = nanos;
        }
    }

    void served(Optional<Usage> said, long outputBytes) {
        outcome = Attempt.Outcome.SERVED;
        usage = said.orElseGet(() -> estimated(outputBytes));
    }

    /** The answer had begun, and the provider counts what it wrote. */
    void ended(Attempt.Outcome how, Optional<Usage> said, long outputBytes) {
        outcome = how;
        usage = said.filter(known -> known.output() > 0).orElseGet(() -> {
            Usage counted = estimated(outputBytes);
            return said.map(known -> new Usage(
                            known.input(),
                            Math.max(known.output(), counted.output()),
                            known.cacheRead(),
                            known.cacheWrite(),
                            known.cacheWriteHour(),
                            known.reasoning(),
                            known.audioInput(),
                            known.audioOutput(),
                            true))
                    .orElse(counted);
        });
    }

    Usage estimated(long outputBytes) {
        return new Usage(estimate.input(), InputEstimate.text(outputBytes), 0, 0, 0, 0, 0, 0, true);
    }

    Optional<BigDecimal> cost() {
        return deployment.price().map(price -> Cost.of(price, usage));
    }

    Attempt attempt(long now) {
        return new Attempt(
                id,
                deployment.id(),
                deployment.provider(),
                deployment.traits().model(),
                at,
                outcome,
                status,
                Optional.ofNullable(failure).map(Failure::message),
                firstByte < 0 ? Optional.empty() : Optional.of((firstByte - sent) / 1_000),
                (now - sent) / 1_000,
                usage,
                cost());
    }
}
