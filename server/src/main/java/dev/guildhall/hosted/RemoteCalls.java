package dev.guildhall.hosted;

import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.OutboundRequest;
import dev.guildhall.platform.OutboundRequest.Answer;
import dev.guildhall.platform.OutboundRequest.Content;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Calls the API of Claude Managed Agents and of Anthropic Skills: {@code call → done | refused | again, after a pause}.
 *
 * <p>Again is only what may be over in a while: no connection, half an answer, 408, 429, 5xx. A call whose answer is lost may
 * have worked; so what makes something new is not just repeated, but looked for first ({@link #settle}).
 */
final class RemoteCalls {
    private static final long MOST_BYTES = 8L << 20;
    private static final String VERSION = "2023-06-01";
    private static final String AGENTS = "managed-agents-2026-04-01";

    private final Outbound outbound;
    private final HostedSettings settings;
    private final Pause pause;
    private final Account account;

    RemoteCalls(Outbound outbound, HostedSettings settings, Pause pause, Account account) {
        this.outbound = outbound;
        this.settings = settings;
        this.pause = pause;
        this.account = account;
    }

    private sealed interface Outcome {}

    private record Done(Map<String, @Nullable Object> body) implements Outcome {}

    private record Again(Duration after, Problem why) implements Outcome {}

    /** A call: path below the address, and what is sent. */
    record Call(String method, String path, Optional<Content> content) {
        static Call get(String path) {
            return new Call("GET", path, Optional.empty());
        }

        static Call delete(String path) {
            return new Call("DELETE", path, Optional.empty());
        }

        static Call post(String path, Content content) {
            return new Call("POST", path, Optional.of(content));
        }

        static Call json(String path, Object body) {
            return post(path, new JsonContent(Tree.canonical(body).getBytes(StandardCharsets.UTF_8)));
        }
    }

    private record JsonContent(byte[] bytes) implements Content {
        @Override
        public String type() {
            return "application/json";
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** What looks for the result of a call that may have worked. */
    interface Standing {
        Optional<Map<String, @Nullable Object>> find() throws RefusedCall, InterruptedException;
    }

    /** What to call; asked anew for each attempt. */
    interface Calling {
        Call call() throws RefusedCall, InterruptedException;
    }

    /** Repeats what does no harm twice. */
    Map<String, @Nullable Object> repeat(Call call) throws RefusedCall, InterruptedException {
        return settle(Optional::empty, () -> call);
    }

    /** Empty when there is no such thing. */
    Optional<Map<String, @Nullable Object>> find(String path) throws RefusedCall, InterruptedException {
        try {
            return Optional.of(repeat(Call.get(path)));
        } catch (RefusedCall refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Looks after each attempt that came to no answer, before the next. */
    Map<String, @Nullable Object> settle(Standing standing, Calling calling) throws RefusedCall, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Call call = calling.call();
            switch (attempted(call, attempt)) {
                case Done done -> {
                    return done.body();
                }
                case Again again -> {
                    if (attempt == settings.attempts()) {
                        throw again.why();
                    }
                    pause.of(again.after());
                    Optional<Map<String, @Nullable Object>> found = standing.find();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
    }

    private Outcome attempted(Call call, int attempt) throws RefusedCall {
        Answer answer;
        try {
            answer = outbound.send(
                    new OutboundRequest(
                            call.method(), account.address().resolve(call.path()), headers(call), call.content()),
                    new Outbound.Limits(MOST_BYTES, Duration.ofSeconds(settings.requestSeconds()), 0));
        } catch (Problem problem) {
            if (problem.type() == PlatformProblem.OUTBOUND_FAILED) {
                return again(
                        attempt,
                        Duration.ZERO,
                        HostedProblem.FAILED.because(
                                "%s %s: %s".formatted(call.method(), call.path(), problem.detail())));
            }
            throw problem;
        }
        return answer.status() >= 200 && answer.status() < 300
                ? read(call, answer, attempt)
                : refused(call, answer, attempt);
    }

    private Map<String, String> headers(Call call) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-api-key", account.key());
        headers.put("anthropic-version", VERSION);
        headers.put("Accept", "application/json");
        if (!call.path().startsWith("/v1/skills")) {
            headers.put("anthropic-beta", AGENTS);
        }
        return headers;
    }

    private Outcome read(Call call, Answer answer, int attempt) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (text.isBlank() && call.method().equals("DELETE")) {
            return new Done(Map.of());
        }
        try {
            return new Done(Tree.object(text));
        } catch (IllegalArgumentException e) {
            return again(
                    attempt,
                    Duration.ZERO,
                    HostedProblem.FAILED.because("%s answers %d at %s %s with something that is not whole JSON."
                            .formatted(account.address().getHost(), answer.status(), call.method(), call.path())));
        }
    }

    private Outcome refused(Call call, Answer answer, int attempt) throws RefusedCall {
        RemoteError error = RemoteError.of(answer, account.key());
        String said = "%s answers %d at %s %s: %s"
                .formatted(account.address().getHost(), answer.status(), call.method(), call.path(), error.sentence());
        int status = answer.status();
        if (status == 429 || status == 529) {
            Problem busy = HostedProblem.BUSY.because(
                    said
                            + error.asked()
                                    .map(wait -> " It asks to wait %d seconds.".formatted(wait.toSeconds()))
                                    .orElse(""),
                    error.asked()
                            .map(wait -> Map.of("retryAfter", wait.toSeconds()))
                            .orElse(Map.of()));
            if (error.asked().filter(wait -> wait.compareTo(longest()) > 0).isPresent()) {
                throw busy;
            }
            return again(attempt, error.asked().orElse(Duration.ZERO), busy);
        }
        if (status == 408 || status >= 500) {
            return again(attempt, error.asked().orElse(Duration.ZERO), HostedProblem.FAILED.because(said));
        }
        throw new RefusedCall(
                status,
                switch (status) {
                    case 401 ->
                        HostedProblem.KEY_REFUSED.because(said
                                + " An operator puts a key that works with PUT /api/v1/hosted-runtimes/%s."
                                        .formatted(HostedRuntime.CLAUDE_MANAGED_AGENTS.id()));
                    case 403 ->
                        HostedProblem.KEY_REFUSED.because(
                                said
                                        + " The key is known there, but may not do this; give it the permission or put another.");
                    default -> HostedProblem.REFUSED.because(said);
                });
    }

    private Again again(int attempt, Duration asked, Problem why) {
        Duration growing = Duration.ofSeconds(1L << Math.min(attempt - 1, 10));
        Duration wait = asked.compareTo(growing) > 0 ? asked : growing;
        return new Again(wait.compareTo(longest()) > 0 ? longest() : wait, why);
    }

    private Duration longest() {
        return Duration.ofSeconds(settings.longestPauseSeconds());
    }
}
