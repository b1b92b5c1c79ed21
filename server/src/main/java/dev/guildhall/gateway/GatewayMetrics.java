package dev.guildhall.gateway;

import dev.guildhall.metrics.Metrics;
import dev.guildhall.metrics.Tally;
import dev.guildhall.metrics.Timing;
import dev.guildhall.runlog.Attempt;

/** What this node counts of its model calls, for Prometheus. */
final class GatewayMetrics {
    private final Metrics metrics;
    private final Tally calls;
    private final Tally attempts;
    private final Tally tokens;
    private final Tally turnedAway;
    private final Timing times;

    GatewayMetrics(Metrics metrics) {
        this.metrics = metrics;
        calls = metrics.tally(
                "guildhall_gateway_calls",
                "Calls of models by the client's dialect and class of status.",
                "surface",
                "status");
        attempts = metrics.tally("guildhall_gateway_attempts", "Tries at providers by how they ended.", "outcome");
        tokens = metrics.tally("guildhall_gateway_tokens", "Tokens read and written by models.", "kind");
        turnedAway = metrics.tally(
                "guildhall_gateway_turned_away", "Calls refused because the node had as many as it takes.");
        times = metrics.timing("guildhall_gateway_call_seconds", "Time of a call from its arrival to its last byte.");
    }

    void watch(Gate gate) {
        metrics.gauge(
                "guildhall_gateway_waiting",
                "Calls that wait for another to end.",
                report -> report.of(gate.waiting()));
    }

    void turnedAway() {
        turnedAway.add(1);
    }

    void ended(Call call, long nanos) {
        calls.add(1, call.surface.word(), call.status / 100 + "xx");
        times.took(nanos);
        for (Attempt attempt : call.attempts) {
            attempts.add(1, attempt.outcome().name().toLowerCase(java.util.Locale.ROOT));
            tokens.add(attempt.usage().input(), "input");
            tokens.add(attempt.usage().output(), "output");
        }
    }
}
