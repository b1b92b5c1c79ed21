package dev.guildhall.runlog;

import dev.guildhall.dialect.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt that is about to be sent to a provider; written down first, so that it is counted even when this node dies meanwhile.
 *
 * @param call id of the call, UUIDv7
 * @param surface word of the client's dialect
 * @param operation {@code chat}, {@code embeddings}
 * @param model the name the client used
 * @param attempt id of the attempt, UUIDv7
 * @param providerModel the provider's name of the model
 * @param estimate what is taken for used if nothing more is ever known: usually the input alone, counted from its bytes
 * @param cost of the estimate in USD; empty when the model has no price
 */
public record StartedAttempt(
        UUID call,
        CallOrigin origin,
        String surface,
        String operation,
        String model,
        UUID attempt,
        String deployment,
        String provider,
        String providerModel,
        Instant at,
        Usage estimate,
        Optional<BigDecimal> cost) {}
