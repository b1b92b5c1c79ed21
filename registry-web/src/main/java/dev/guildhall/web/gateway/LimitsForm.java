package dev.guildhall.web.gateway;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.budgets.LimitsBody;
import dev.guildhall.platform.PlatformProblem;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed as bounds; what is empty is not bounded. */
public class LimitsForm {
    @FormParam("maxBudget")
    @DefaultValue("")
    private String maxBudget = "";

    @FormParam("period")
    @DefaultValue("")
    private String period = "";

    @FormParam("requestsPerMinute")
    @DefaultValue("")
    private String requestsPerMinute = "";

    @FormParam("tokensPerMinute")
    @DefaultValue("")
    private String tokensPerMinute = "";

    @FormParam("parallel")
    @DefaultValue("")
    private String parallel = "";

    public String maxBudget() {
        return maxBudget;
    }

    public String period() {
        return period;
    }

    public String requestsPerMinute() {
        return requestsPerMinute;
    }

    public String tokensPerMinute() {
        return tokensPerMinute;
    }

    public String parallel() {
        return parallel;
    }

    AccountLimits limits() {
        return new LimitsBody(
                        amount(maxBudget),
                        Optional.empty(),
                        given(period),
                        number("tokensPerMinute", tokensPerMinute),
                        number("requestsPerMinute", requestsPerMinute),
                        number("parallel", parallel).map(count -> (int) within("parallel", count, 0, 1_000_000)),
                        Optional.empty(),
                        List.of())
                .limits();
    }

    static Optional<String> given(String text) {
        return Optional.of(text.strip()).filter(word -> !word.isEmpty());
    }

    static Optional<Long> number(String field, String text) {
        try {
            return given(text).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw PlatformProblem.BAD_REQUEST.because(
                    field + " must be a whole number; leave it empty for no bound.", Map.of("field", field));
        }
    }

    static long within(String field, long number, long least, long most) {
        if (number < least || number > most) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "%s is %d; it must be between %d and %d.".formatted(field, number, least, most),
                    Map.of("field", field));
        }
        return number;
    }

    private static Optional<BigDecimal> amount(String text) {
        Optional<String> typed = given(text);
        if (typed.isPresent() && !typed.get().matches("[0-9]{1,10}(\\.[0-9]{1,12})?")) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The budget must be dollars such as 25 or 0.50; leave it empty for no bound.",
                    Map.of("field", "maxBudget"));
        }
        return typed.map(BigDecimal::new);
    }
}
