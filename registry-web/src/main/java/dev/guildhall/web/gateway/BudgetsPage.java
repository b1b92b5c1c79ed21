package dev.guildhall.web.gateway;

import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.spend.Dimension;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Accounts with what they may spend and did.
 *
 * @param kind the one the list is narrowed to; empty: all
 */
public record BudgetsPage(
        Chrome chrome,
        List<AccountBudget> budgets,
        String kind,
        Optional<String> next,
        LimitsForm typed,
        String agent,
        boolean writes,
        Optional<Refusal> refusal,
        Optional<Note> note) {
    public static final List<String> KINDS =
            List.of("organisation", "team", "user", "member", "key", "customer", "agent");

    /** The calls that were paid from it; empty where calls are not listed by such an account. */
    public static String calls(AccountBudget budget) {
        return switch (budget.kind()) {
            case "organisation" -> "/calls";
            case "member" -> {
                int slash = budget.account().indexOf('/');
                yield slash < 0
                        ? ""
                        : "/calls?team=%s&user=%s"
                                .formatted(
                                        Addresses.encode(budget.account().substring(0, slash)),
                                        Addresses.encode(budget.account().substring(slash + 1)));
            }
            default -> Addresses.withQuery("/calls", Map.of(budget.kind(), budget.account()));
        };
    }

    /** Where its figures are told apart by model; empty for what is no dimension. */
    public static Optional<String> spend(AccountBudget budget) {
        boolean known = Arrays.stream(Dimension.values())
                .anyMatch(dimension -> dimension.word().equals(budget.kind()));
        return known
                ? Optional.of(Addresses.withQuery("/spend", Map.of(budget.kind(), budget.account())))
                : Optional.empty();
    }
}
