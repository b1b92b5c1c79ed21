package dev.guildhall.web.gateway;

import dev.guildhall.dialect.Usage;
import dev.guildhall.gateway.Explanation;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallPayloads;
import dev.guildhall.runlog.CallTrace;
import dev.guildhall.runlog.ModelCallRow;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pages of calls and routes with sample records; those of models and of money are in files beside this. */
public final class SampleGateway {
    private SampleGateway() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.putAll(SampleModels.views());
        views.putAll(SampleKeys.views());
        views.putAll(SampleSpend.views());
        views.put(
                "calls",
                calls(List.of(call(1, 200, Optional.empty()), call(2, 502, refused())), new CallFilter(Map.of())));
        views.put("calls-empty", calls(List.of(), new CallFilter(Map.of())));
        views.put("calls-none", calls(List.of(), new CallFilter(Map.of("model", "gpt-4o", "team", "<ops>"))));
        views.put("call", call(List.of(attempt(Attempt.Outcome.FAILED), attempt(Attempt.Outcome.SERVED))));
        views.put("call-unsent", call(List.of()));
        views.put("explain", explain(Optional.empty()));
        views.put("explain-allowed", explain(Optional.of(explanation(true))));
        views.put("explain-refused", explain(Optional.of(explanation(false))));
        return views;
    }

    private static Optional<String> refused() {
        return Optional.of("openai answered 502: <html>Bad gateway</html>");
    }

    private static ModelCallRow call(long id, int status, Optional<String> error) {
        return new ModelCallRow(
                new UUID(9, id),
                SamplePages.NOW.minusSeconds(60 * id),
                new UUID(8, 1),
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "ci",
                Optional.of("platform"),
                Optional.empty(),
                Optional.of("customer-17"),
                Optional.of("code-reviewer"),
                Optional.of("session-4711"),
                List.of("nightly"),
                "openai-chat",
                "chat",
                "gpt-4o",
                true,
                status,
                error,
                Optional.of("openai"),
                Optional.of("openai-gpt-4o"),
                Optional.of("gpt-4o-2024-11-20"),
                Optional.of(error.isEmpty() ? "served" : "failed"),
                2,
                12_345,
                678,
                new BigDecimal("0.037642500"),
                error.isEmpty() ? 0 : 1,
                error.isPresent(),
                Optional.of(412_000L),
                4_210_000,
                "kept");
    }

    private static Attempt attempt(Attempt.Outcome outcome) {
        boolean served = outcome == Attempt.Outcome.SERVED;
        return new Attempt(
                new UUID(9, outcome.name().length()),
                served ? "openai-gpt-4o" : "azure-gpt-4o",
                served ? "openai" : "azure",
                "gpt-4o-2024-11-20",
                SamplePages.NOW.minusSeconds(60),
                outcome,
                served ? 200 : 503,
                served ? Optional.empty() : Optional.of("azure answered 503: the model is busy"),
                served ? Optional.of(412_000L) : Optional.empty(),
                served ? 4_000_000 : 900,
                served ? new Usage(12_345, 678, 8_000, 0, 0, 128, 0, 0, false) : Usage.NONE,
                served ? Optional.of(new BigDecimal("0.037642500")) : Optional.empty());
    }

    private static View calls(List<ModelCallRow> rows, CallFilter filter) {
        return new View(
                "gateway/calls.jte",
                new CallsPage(
                        SamplePages.chrome(Nav.CALLS, "Calls", Twin.of("/api/v1/traces")),
                        rows,
                        filter,
                        rows.isEmpty() ? Optional.empty() : Optional.of("/calls?cursor=abc")));
    }

    private static View call(List<Attempt> attempts) {
        boolean sent = !attempts.isEmpty();
        return new View(
                "gateway/call.jte",
                new CallPage(
                        SamplePages.chrome(Nav.CALLS, "Call of gpt-4o", Twin.of("/api/v1/traces/1")),
                        new CallTrace(
                                call(1, sent ? 200 : 400, sent ? Optional.empty() : refused()),
                                sent
                                        ? jakarta.json.Json.createObjectBuilder()
                                                .add("temperature", 0.2)
                                                .add("tool_choice", "auto")
                                                .build()
                                        : JsonValue.EMPTY_JSON_OBJECT,
                                "node-1",
                                attempts,
                                sent
                                        ? List.of(new CallTrace.PayloadRow(CallPayloads.Kind.REQUEST, 48_211, 1))
                                        : List.of()),
                        true));
    }

    private static Explanation explanation(boolean allowed) {
        return new Explanation(
                "gpt-4o",
                allowed,
                allowed
                        ? Optional.empty()
                        : Optional.of(
                                "The budget of key sk-...4f2a \"ci\" is spent: $25.00 of $25.00. It begins anew on 2026-12-01."),
                Optional.of("ci"),
                "simple-shuffle",
                1_000,
                4_096,
                Optional.of(new BigDecimal("0.04346")),
                List.of(
                        candidate("openai-gpt-4o", "openai", allowed, "weight 3 of 4", "passed"),
                        candidate("azure-gpt-4o", "azure", false, "it is left alone for 4 s after: 503", "translated")),
                allowed ? Optional.of("openai-gpt-4o") : Optional.empty(),
                List.of("claude-sonnet"));
    }

    private static Explanation.Candidate candidate(
            String id, String provider, boolean usable, String reason, String carried) {
        return new Explanation.Candidate(
                id,
                provider,
                "gpt-4o-2024-11-20",
                "openai-chat",
                carried,
                usable,
                reason,
                usable ? Optional.of("catalogue 2026-11-23") : Optional.empty(),
                usable ? Optional.of(new BigDecimal("0.04346")) : Optional.empty());
    }

    private static View explain(Optional<Explanation> explanation) {
        return new View(
                "gateway/explain.jte",
                new ExplainPage(
                        SamplePages.chrome(Nav.EXPLAIN, "Explain a route", Twin.NONE),
                        List.of("claude-sonnet", "gpt-4o"),
                        ExplainForm.of("gpt-4o"),
                        explanation,
                        Optional.empty()));
    }
}
