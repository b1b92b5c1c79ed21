package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says no: whose budget, its limit, what is spent, when it begins anew. Begins with the words that LiteLLM's clients know. */
final class Refusals {
    private Refusals() {}

    static Refused budget(BudgetTerms terms, BudgetWindow window, BudgetWindow.Shortage no, long need, long nowMillis) {
        BigDecimal limit = terms.hard().orElse(BigDecimal.ZERO);
        Lease lease = no.lease();
        if (lease == null) {
            return new Refused(
                    "The budget of %s cannot be checked: the database does not answer, and what this node had set aside of it is used up. Send the request again in a few seconds."
                            .formatted(terms.subject()),
                    terms.account(),
                    "budget",
                    window.span.ends(),
                    Duration.ofSeconds(5),
                    limit,
                    Money.usd(window.pending.get()));
        }
        BigDecimal hard = lease.hard().orElse(limit);
        BigDecimal spent = lease.spent().add(Money.usd(window.pending.get()));
        BigDecimal running = lease.spent().add(lease.leased()).subtract(spent).max(BigDecimal.ZERO);
        String text =
                "Budget has been exceeded! Current cost: %s, Max budget: %s (USD), of %s%s. %sThis call may cost up to %s. %s"
                        .formatted(
                                Money.shown(spent),
                                Money.shown(hard),
                                terms.subject(),
                                terms.period().isTotal() ? "" : " for " + terms.period(),
                                running.signum() == 0
                                        ? ""
                                        : "%s are set aside for calls on the way. ".formatted(Money.shown(running)),
                                Money.shown(Money.usd(need)),
                                window.span
                                        .ends()
                                        .map("It begins anew at %s."::formatted)
                                        .orElse("It does not begin anew; it can be raised."));
        boolean waits = running.signum() > 0;
        Duration wait = waits
                ? Duration.ofSeconds(1)
                : window.span
                        .ends()
                        .map(end -> Duration.between(Instant.ofEpochMilli(nowMillis), end))
                        .filter(left -> left.compareTo(Duration.ofDays(1)) < 0)
                        .orElse(Duration.ofDays(1));
        return new Refused(text, terms.account(), "budget", window.span.ends(), wait, hard, spent);
    }

    static Refused requests(BudgetTerms terms, long limit, long nowMillis) {
        return minute(
                terms,
                "requests",
                "Rate limit exceeded: %s may send %d requests a minute. The next minute begins at %s.",
                limit,
                limit,
                nowMillis);
    }

    static Refused tokens(BudgetTerms terms, long limit, long used, long asked, long nowMillis) {
        String more = asked > limit
                ? "Rate limit exceeded: %s may use %d tokens a minute, and this call alone may need " + asked
                        + ": lower max_tokens. The next minute begins at %s."
                : "Rate limit exceeded: %s may use %d tokens a minute, " + used + " are used, and this call may need "
                        + asked + ". The next minute begins at %s.";
        return minute(terms, "tokens", more, limit, used, nowMillis);
    }

    static Refused parallel(BudgetTerms terms, long limit) {
        return new Refused(
                "Rate limit exceeded: %s may have %d calls running at once. Wait until one has ended."
                        .formatted(terms.subject(), limit),
                terms.account(),
                "parallel",
                Optional.empty(),
                Duration.ofSeconds(1),
                BigDecimal.valueOf(limit),
                BigDecimal.valueOf(limit));
    }

    static Refused unread(Account account) {
        return new Refused(
                "The budgets of %s %s cannot be read: the database does not answer. Send the request again in a few seconds."
                        .formatted(BudgetReadStore.word(account.kind()), account.id()),
                account,
                "budget",
                Optional.empty(),
                Duration.ofSeconds(5),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    private static Refused minute(BudgetTerms terms, String what, String text, long limit, long used, long nowMillis) {
        long end = (nowMillis / Minute.MILLIS + 1) * Minute.MILLIS;
        Instant resets = Instant.ofEpochMilli(end);
        return new Refused(
                text.formatted(terms.subject(), limit, resets),
                terms.account(),
                what,
                Optional.of(resets),
                Duration.ofMillis(Math.max(1000, end - nowMillis)),
                BigDecimal.valueOf(limit),
                BigDecimal.valueOf(used));
    }
}
