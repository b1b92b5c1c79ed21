package dev.guildhall.gateway;

import dev.guildhall.budgets.Budgets;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallJournal;
import dev.guildhall.runlog.CallPayloads;
import dev.guildhall.runlog.ModelCall;
import java.math.BigDecimal;
import java.util.Optional;

/** The end of a call, once: what was reserved becomes what it cost, and the call becomes a step of the record. Fails no call. */
final class Settlement {
    private final Budgets budgets;
    private final CallJournal journal;
    private final CallPayloads payloads;
    private final GatewayMetrics metrics;

    Settlement(Budgets budgets, CallJournal journal, CallPayloads payloads, GatewayMetrics metrics) {
        this.budgets = budgets;
        this.journal = journal;
        this.payloads = payloads;
        this.metrics = metrics;
    }

    void settle(Call call) {
        long now = System.nanoTime();
        try {
            money(call);
        } finally {
            String capture = capture(call);
            journal.settled(new ModelCall(
                    call.id,
                    call.origin,
                    call.at,
                    call.surface.word(),
                    call.surface.operation().word(),
                    call.ask.model(),
                    call.stream(),
                    parameters(call),
                    call.attempts,
                    call.status,
                    Optional.ofNullable(call.error),
                    call.firstByteNanos < 0
                            ? Optional.empty()
                            : Optional.of((call.firstByteNanos - call.began) / 1_000),
                    (now - call.began) / 1_000,
                    capture));
            metrics.ended(call, now - call.began);
        }
    }

    private void money(Call call) {
        if (call.reserved == null) {
            return;
        }
        if (call.attempts.isEmpty()) {
            budgets.release(call.reserved);
            return;
        }
        BigDecimal cost = BigDecimal.ZERO;
        long tokens = 0;
        for (Attempt attempt : call.attempts) {
            cost = attempt.cost().map(cost::add).orElse(cost);
            tokens += attempt.usage().total();
        }
        budgets.settle(call.reserved, cost, tokens);
    }

    private String capture(Call call) {
        Kept kept = call.kept;
        if (kept == null) {
            return "off";
        }
        boolean request =
                payloads.keep(call.caller.organisation(), call.id, CallPayloads.Kind.REQUEST, call.body.exact());
        boolean response = !kept.tooLong()
                && payloads.keep(call.caller.organisation(), call.id, CallPayloads.Kind.RESPONSE, kept.bytes());
        return request && response ? "kept" : "dropped";
    }

    /** What was asked for besides content. Gemini's clients have it deeper, of which only the limit is known. */
    private static String parameters(Call call) {
        String told = call.scan.parameters(call.body.bytes());
        return told.equals("{}") && call.ask.outputTokens() > 0
                ? "{\"max_tokens\":%d}".formatted(call.ask.outputTokens())
                : told;
    }
}
