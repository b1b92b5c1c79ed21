package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Budgets without a bound, unless told to refuse; remembers what was asked. */
public class RecordingBudgets extends Budgets {
    public final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable Refused refusal;

    /** From now on nothing may begin. */
    public void refuse(String what, Account account) {
        refusal = new Refused(
                "The " + what + " of the key is used up.",
                account,
                what,
                Optional.empty(),
                Duration.ofSeconds(7),
                BigDecimal.ONE,
                BigDecimal.ONE);
    }

    @Override
    public Reservation reserve(List<Account> accounts, String model, BigDecimal mostCost, long tokens) {
        Refused refused = refusal;
        if (refused != null) {
            return refused;
        }
        asked.add("reserve " + model + " $" + mostCost.stripTrailingZeros().toPlainString() + " " + tokens);
        return new Reserved();
    }

    @Override
    public void settle(Reserved reserved, BigDecimal cost, long tokens) {
        asked.add((reserved.close() ? "settle $" : "settle again $")
                + cost.stripTrailingZeros().toPlainString() + " " + tokens);
    }

    @Override
    public void release(Reserved reserved) {
        asked.add(reserved.close() ? "release" : "release again");
    }
}
