package dev.guildhall.models;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prices as {@code model_info} and {@code litellm_params} write them: USD per token, thresholds in the names of keys. */
final class PriceReading {
    private static final Pattern BASE = Pattern.compile("input_cost_per_token|output_cost_per_token"
            + "|cache_read_input_token_cost|cache_creation_input_token_cost(?:_above_1hr)?"
            + "|output_cost_per_reasoning_token|input_cost_per_audio_token|output_cost_per_audio_token");
    private static final Pattern ABOVE = Pattern.compile(
            "(input_cost_per_token|output_cost_per_token|cache_read_input_token_cost|cache_creation_input_token_cost)"
                    + "_above_([0-9]{1,5})k_tokens");

    private PriceReading() {}

    static boolean knows(String key) {
        return BASE.matcher(key).matches() || ABOVE.matcher(key).matches();
    }

    /**
     * The price said, if one is.
     *
     * @param version names it in records
     * @param since the day it holds from
     * @param embedding nothing is written, so a price of output is not asked for
     */
    static Optional<Price> of(Reading values, String version, LocalDate since, boolean embedding) {
        Optional<BigDecimal> input = values.amount("input_cost_per_token");
        Optional<BigDecimal> output = values.amount("output_cost_per_token");
        if (input.isEmpty() && output.isEmpty()) {
            return Optional.empty();
        }
        if (input.isEmpty() || (output.isEmpty() && !embedding)) {
            values.complaints()
                    .error(
                            values.place(input.isEmpty() ? "output_cost_per_token" : "input_cost_per_token"),
                            "a price needs both input_cost_per_token and output_cost_per_token.");
            return Optional.empty();
        }
        return Optional.of(new Price(
                version,
                since,
                input.get(),
                output.orElse(BigDecimal.ZERO),
                values.amount("cache_read_input_token_cost"),
                values.amount("cache_creation_input_token_cost"),
                values.amount("cache_creation_input_token_cost_above_1hr"),
                values.amount("output_cost_per_reasoning_token"),
                values.amount("input_cost_per_audio_token"),
                values.amount("output_cost_per_audio_token"),
                thresholds(values, input.get(), output.orElse(BigDecimal.ZERO))));
    }

    private static List<Price.Threshold> thresholds(Reading values, BigDecimal input, BigDecimal output) {
        TreeMap<Long, String> found = new TreeMap<>();
        for (String key : values.keys()) {
            Matcher matcher = ABOVE.matcher(key);
            if (matcher.matches()) {
                found.put(Long.parseLong(matcher.group(2)) * 1_000, "_above_" + matcher.group(2) + "k_tokens");
            }
        }
        List<Price.Threshold> thresholds = new ArrayList<>();
        found.forEach((above, ending) -> thresholds.add(new Price.Threshold(
                above,
                values.amount("input_cost_per_token" + ending).orElse(input),
                values.amount("output_cost_per_token" + ending).orElse(output),
                values.amount("cache_read_input_token_cost" + ending),
                values.amount("cache_creation_input_token_cost" + ending),
                Optional.empty())));
        return thresholds;
    }
}
