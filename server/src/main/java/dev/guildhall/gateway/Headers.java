package dev.guildhall.gateway;

import java.math.BigDecimal;

/** What an answer says of itself in LiteLLM's headers. */
final class Headers {
    private Headers() {}

    /** Before a stream: who answers. */
    static void chosen(Call call, Tried tried) {
        call.client.header("x-litellm-model-id", tried.deployment.id());
        call.client.header("x-litellm-model-group", call.ask.model());
        call.client.header("x-litellm-attempted-retries", Integer.toString(call.attempts.size()));
    }

    /** With a whole answer: also what it cost. */
    static void served(Call call, Tried tried) {
        chosen(call, tried);
        tried.cost()
                .map(BigDecimal::stripTrailingZeros)
                .ifPresent(cost -> call.client.header("x-litellm-response-cost", cost.toPlainString()));
    }
}
