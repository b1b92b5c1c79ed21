package dev.guildhall.budgets;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;

/**
 * What calls may spend, reserved before and settled after.
 *
 * <p>{@code reserve → (call) → settle | release}: exactly one of the two for each {@link Reserved}.
 */
@ApplicationScoped
public class Budgets {
    /**
     * Sets aside what a call may cost at most from every budget and limit of the accounts, or from none.
     *
     * @param model the name that the client used, for budgets of one model
     * @param mostCost USD; zero when the model has no price
     * @param tokens in and out, at most or estimated
     */
    public Reservation reserve(List<Account> accounts, String model, BigDecimal mostCost, long tokens) {
        return new Reserved();
    }

    /** Counts what the call did cost; the rest is free again. May be called from any thread. */
    public void settle(Reserved reserved, BigDecimal cost, long tokens) {
        reserved.close();
    }

    /** Gives everything back: nothing was sent. */
    public void release(Reserved reserved) {
        reserved.close();
    }
}
