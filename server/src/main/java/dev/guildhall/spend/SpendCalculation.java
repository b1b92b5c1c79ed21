package dev.guildhall.spend;

import dev.guildhall.dialect.Usage;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What a call would cost, or an answer did: {@code {model, messages}} or {@code {model?, completion_response: {model, usage}}}. */
@Service
class SpendCalculation {
    /** Of English text and JSON; an estimate, as nothing was asked of the model. */
    private static final int BYTES_A_TOKEN = 4;

    private final Instance<SpendPrices> prices;

    @Inject
    SpendCalculation(Instance<SpendPrices> prices) {
        this.prices = prices;
    }

    BigDecimal cost(Actor reader, JsonObject request) {
        Optional<JsonObject> answer = object(request, "completion_response");
        String model = text(request, "model")
                .or(() -> answer.flatMap(found -> text(found, "model")))
                .orElseThrow(() -> PlatformProblem.BAD_REQUEST.because(
                        "Name a model, and give messages or a completion_response with its usage.",
                        Map.of("field", "model")));
        Usage usage = answer.flatMap(found -> object(found, "usage"))
                .map(SpendCalculation::usage)
                .or(() -> estimate(request))
                .orElseThrow(() -> PlatformProblem.BAD_REQUEST.because(
                        "Give messages, or a completion_response with its usage.", Map.of("field", "messages")));
        Optional<BigDecimal> cost = prices.isResolvable() ? prices.get().cost(reader, model, usage) : Optional.empty();
        return cost.orElseThrow(() -> SpendProblem.NO_PRICE.because(
                "The model \"%s\" has no price here. Give it one in model_info, or look at /model/info for the names that have."
                        .formatted(model)));
    }

    private static Usage usage(JsonObject usage) {
        long input = Math.max(number(usage, "prompt_tokens"), number(usage, "input_tokens"));
        long output = Math.max(number(usage, "completion_tokens"), number(usage, "output_tokens"));
        long cached = object(usage, "prompt_tokens_details")
                .map(details -> number(details, "cached_tokens"))
                .orElse(0L);
        return new Usage(input, output, Math.min(cached, input), 0, 0, 0, 0, 0, false);
    }

    private static Optional<Usage> estimate(JsonObject request) {
        return Optional.ofNullable(request.get("messages"))
                .map(messages -> messages.toString().getBytes(StandardCharsets.UTF_8).length / BYTES_A_TOKEN)
                .map(tokens -> new Usage(tokens, 0, 0, 0, 0, 0, 0, 0, true));
    }

    private static Optional<JsonObject> object(JsonObject in, String name) {
        return in.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    private static Optional<String> text(JsonObject in, String name) {
        JsonValue value = in.get(name);
        return value instanceof JsonString text && !text.getString().isEmpty()
                ? Optional.of(text.getString())
                : Optional.empty();
    }

    private static long number(JsonObject in, String name) {
        return in.get(name) instanceof JsonNumber number ? Math.max(0, number.longValue()) : 0;
    }
}
