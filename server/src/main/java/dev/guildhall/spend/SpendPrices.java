package dev.guildhall.spend;

import dev.guildhall.dialect.Usage;
import dev.guildhall.platform.Actor;
import java.math.BigDecimal;
import java.util.Optional;

/** Port: what a model would cost. */
public interface SpendPrices {
    /** USD, exact; empty when the model has no price, or there is no such model. */
    Optional<BigDecimal> cost(Actor reader, String model, Usage usage);
}
