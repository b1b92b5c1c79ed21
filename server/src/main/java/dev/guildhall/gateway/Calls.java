package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.JsonBytes;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.dialect.RequestScan;
import dev.guildhall.keys.Caller;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.ModelTable;
import dev.guildhall.models.Models;
import dev.guildhall.runlog.CallOrigin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A call of a model: {@code key → body → model → reserve → try until answered → settle}. Settled once, whatever happens, also when the client
 * hangs up.
 */
final class Calls {
    private static final int GONE = 499;
    private static final byte[] GEMINI_LIMIT = JsonBytes.of("\"maxOutputTokens\"");

    private final Admittance admittance;
    private final Models models;
    private final Gate gate;
    private final Trying trying;
    private final Settlement settlement;
    private final Deadlines deadlines;
    private final PathSettings settings;

    Calls(
            Admittance admittance,
            Models models,
            Gate gate,
            Trying trying,
            Settlement settlement,
            Deadlines deadlines,
            PathSettings settings) {
        this.admittance = admittance;
        this.models = models;
        this.gate = gate;
        this.trying = trying;
        this.settlement = settlement;
        this.deadlines = deadlines;
        this.settings = settings;
    }

    void serve(Surface surface, Incoming request, ClientStream client, UUID id) throws IOException {
        long began = System.nanoTime();
        Caller caller = admittance.caller(request);
        ModelTable table = models.table();
        long memory = Math.max(0, request.length());
        if (!gate.take(memory)) {
            throw Gateway.busy().refused();
        }
        try {
            Body body = Body.read(request, mostBytes(table));
            Call call = call(surface, request, client, id, began, caller, table, body);
            run(call);
        } finally {
            gate.free(memory);
        }
    }

    private int mostBytes(ModelTable table) {
        return table.gateway()
                .maxRequestBytes()
                .map(most -> (int) Math.min(most, settings.maxBodyBytes()))
                .orElse(settings.maxBodyBytes());
    }

    private Call call(
            Surface surface,
            Incoming request,
            ClientStream client,
            UUID id,
            long began,
            Caller caller,
            ModelTable table,
            Body body) {
        RequestScan scan = RequestScan.of(body.bytes(), body.length());
        Optional<String> asked = surface.model().isEmpty() ? scan.model() : Optional.of(surface.model());
        String model = admittance.model(caller, asked, table);
        if (table.gateway().enforceUser() && scan.user().isEmpty()) {
            throw Failure.of(Kind.BAD_REQUEST, "This gateway wants \"user\" in every request.")
                    .about("user")
                    .refused();
        }
        CallOrigin origin = admittance.origin(caller, request, scan.user());
        boolean embeds = surface.operation() == Surface.Operation.EMBEDDINGS;
        Ask ask = new Ask(
                model,
                surface.dialect(),
                embeds ? Ask.EMBEDDING : Ask.CHAT,
                !embeds && (surface.stream() || scan.stream()),
                InputEstimate.tokens(body),
                surface.dialect() == Dialect.GEMINI
                        ? geminiLimit(body)
                        : scan.maxTokens().orElse(0),
                Set.copyOf(origin.tags()));
        return new Call(id, Instant.now(), began, surface, caller, origin, request, body, scan, table, ask, client);
    }

    private void run(Call call) throws IOException {
        List<Deployment> group = admittance.deployments(call.caller, call.ask.model(), call.table);
        call.client.header("x-litellm-call-id", call.id.toString());
        call.reserved = admittance.reserve(
                Admittance.accounts(call.caller, call.origin),
                call.ask.model(),
                admittance.bound(
                        withFallbacks(call, group), call.ask, call.scan.n().orElse(1)));
        if (call.caller.capture() || call.table.gateway().keepPayloads()) {
            call.kept = new Kept();
            call.client.keep(call.kept);
        }
        try (Heartbeat beat = Heartbeat.of(call, deadlines, settings.heartbeatSeconds())) {
            Optional<Failure> failure = trying.run(call);
            call.status = failure.map(f -> Refusing.refuse(call.client, call.surface.dialect(), f, call.id))
                    .orElse(200);
            failure.ifPresent(f -> call.error = f.message());
        } catch (ClientStream.Gone e) {
            call.status = GONE;
            call.error = "The client went away.";
            throw e;
        } catch (RequestRefused e) {
            call.status = e.failure().status();
            call.error = e.failure().message();
            throw e;
        } catch (RuntimeException | Error e) {
            call.status = 500;
            call.error = "The gateway failed.";
            throw e;
        } finally {
            settlement.settle(call);
        }
    }

    private static List<Deployment> withFallbacks(Call call, List<Deployment> group) {
        Set<String> names = new LinkedHashSet<>();
        var router = call.table.router();
        for (var lines :
                List.of(router.fallbacks(), router.contextWindowFallbacks(), router.contentPolicyFallbacks())) {
            names.addAll(lines.getOrDefault(call.ask.model(), List.of()));
            names.addAll(lines.getOrDefault("*", List.of()));
        }
        names.addAll(router.defaultFallbacks());
        if (names.isEmpty()) {
            return group;
        }
        List<Deployment> all = new ArrayList<>(group);
        names.forEach(name -> all.addAll(call.table.of(call.caller.organisation(), name)));
        return all;
    }

    /** {@code generationConfig.maxOutputTokens} stands too deep for the scan; 0 when it is not there. */
    private static int geminiLimit(Body body) {
        byte[] bytes = body.bytes();
        for (int i = 0; i + GEMINI_LIMIT.length < body.length(); i++) {
            if (bytes[i] == '"' && JsonBytes.contains(bytes, i, i + GEMINI_LIMIT.length, GEMINI_LIMIT)) {
                int at = i + GEMINI_LIMIT.length;
                long number = 0;
                while (at < body.length() && (bytes[at] == ':' || bytes[at] <= ' ')) {
                    at++;
                }
                while (at < body.length() && bytes[at] >= '0' && bytes[at] <= '9' && number < 100_000_000) {
                    number = number * 10 + bytes[at++] - '0';
                }
                return (int) number;
            }
        }
        return 0;
    }

    /** Signs of life while a stream waits for its first event; they end with {@link #close}. */
    private static final class Heartbeat implements AutoCloseable {
        private final Call call;
        private final Deadlines deadlines;
        private final long every;
        private final byte[] sign;
        private final Thread waiting = Thread.currentThread();
        private volatile boolean closed;
        private volatile Deadlines.@org.jspecify.annotations.Nullable Entry next;

        private Heartbeat(Call call, Deadlines deadlines, long every, byte[] sign) {
            this.call = call;
            this.deadlines = deadlines;
            this.every = every;
            this.sign = sign;
        }

        static Heartbeat of(Call call, Deadlines deadlines, int seconds) {
            boolean none = seconds == 0 || !call.stream() || call.surface.jsonArray();
            ByteArrayOutputStream sign = new ByteArrayOutputStream();
            if (!none) {
                call.dialect().encoder(call.echo()).heartbeat(sign);
            }
            Heartbeat heartbeat = new Heartbeat(call, deadlines, seconds * 1_000_000_000L, sign.toByteArray());
            if (sign.size() > 0) {
                heartbeat.next = deadlines.in(heartbeat.every, heartbeat::beat);
            }
            return heartbeat;
        }

        private void beat() {
            if (closed || call.client.content()) {
                return;
            }
            if (call.client.alive(call.dialect().streamType(), sign)) {
                next = deadlines.in(every, this::beat);
            } else if (!closed) {
                // It waits for a provider in vain: the interrupt closes the connection.
                waiting.interrupt();
            }
        }

        @Override
        public void close() {
            closed = true;
            Deadlines.Entry entry = next;
            if (entry != null) {
                entry.close();
            }
        }
    }
}
