package dev.guildhall.gateway;

import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.RecordingBudgets;
import dev.guildhall.dialect.Failure;
import dev.guildhall.keys.Admission;
import dev.guildhall.keys.Caller;
import dev.guildhall.keys.Keys;
import dev.guildhall.metrics.Metrics;
import dev.guildhall.models.Deployment;
import dev.guildhall.models.FixedModels;
import dev.guildhall.models.RouterSettings;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallJournal;
import dev.guildhall.runlog.CallPayloads;
import dev.guildhall.runlog.ModelCall;
import dev.guildhall.runlog.StartedAttempt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/** The path under test, between a client and scripted providers, with everything it writes kept for looking at. */
final class PathBench implements AutoCloseable {
    static final UUID ORGANISATION = new UUID(0, 1);
    static final Caller CALLER = new Caller(
            ORGANISATION,
            new UUID(0, 2),
            "hash",
            "test key",
            Optional.of("team"),
            Optional.of("user"),
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of("other-name", "m"),
            List.of(),
            List.of(new Account(ORGANISATION, Account.Kind.KEY, "key")),
            Set.of(),
            Optional.empty(),
            false);

    final RecordingBudgets budgets = new RecordingBudgets();
    final List<StartedAttempt> started = new CopyOnWriteArrayList<>();
    final List<ModelCall> settled = new CopyOnWriteArrayList<>();
    final Health health = new Health();
    final FixedModels models;
    private final Gateway gateway;

    PathBench(RouterSettings router, Deployment... deployments) {
        this(settings(2_000, 0), router, deployments);
    }

    PathBench(PathSettings settings, RouterSettings router, Deployment... deployments) {
        this.models = new FixedModels(router, deployments);
        CallJournal journal = new CallJournal() {
            @Override
            public void started(StartedAttempt attempt) {
                started.add(attempt);
            }

            @Override
            public void settled(ModelCall call) {
                settled.add(call);
            }
        };
        this.gateway = new Gateway(
                new OneKey(),
                budgets,
                models,
                journal,
                new CallPayloads() {},
                health,
                settings,
                SystemDefaultDnsResolver.INSTANCE,
                List.of(),
                new GatewayMetrics(new Metrics()));
    }

    static PathSettings settings(int parallel, int heartbeatSeconds) {
        return new PathSettings(parallel, 0, 0, 32 << 20, 256 << 20, 64 << 20, 100, 100, heartbeatSeconds, 4_096);
    }

    /** Knows {@code sk-good}, which may not use the model {@code forbidden}. */
    private static final class OneKey extends Keys {
        @Override
        public Admission admit(String presentedKey) {
            return presentedKey.equals("sk-good")
                    ? new Admission.Admitted(CALLER)
                    : new Admission.Turned(Failure.of(Failure.Kind.UNAUTHENTICATED, "The key is not known here."));
        }

        @Override
        public boolean mayUse(Caller caller, String model) {
            return !model.equals("forbidden");
        }

        @Override
        public boolean mayCall(Caller caller, String path) {
            return true;
        }

        @Override
        public Optional<Failure> refusedCustomer(Caller caller, String customer) {
            return customer.equals("blocked")
                    ? Optional.of(Failure.of(Failure.Kind.FORBIDDEN, "The customer blocked is blocked."))
                    : Optional.empty();
        }
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body.getBytes(StandardCharsets.UTF_8), new Answer(Integer.MAX_VALUE), headers);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, new byte[0], new Answer(Integer.MAX_VALUE), headers);
    }

    /** @param headers name, value, name, value…; without a key among them the good one is sent */
    Answer send(String method, String path, byte[] body, Answer answer, String... headers) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.put("authorization", "Bearer sk-good");
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        int query = path.indexOf('?');
        gateway.handle(
                new Sent(
                        method,
                        query < 0 ? path : path.substring(0, query),
                        query < 0 ? null : path.substring(query + 1),
                        all,
                        body),
                answer);
        return answer;
    }

    private record Sent(
            String method, String path, @Nullable String query, Map<String, String> headers, byte[] bytes)
            implements Incoming {
        @Override
        public @Nullable String header(String name) {
            return headers.get(name);
        }

        @Override
        public long length() {
            return headers.containsKey("transfer-encoding") ? -1 : bytes.length;
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(bytes);
        }
    }

    /** What the client reads; it hangs up after so many bytes. */
    static final class Answer implements Outgoing {
        private final int patience;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final List<String> flushed = new ArrayList<>();
        final Map<String, String> headers = new TreeMap<>();
        int status;
        long length = -2;

        Answer(int patience) {
            this.patience = patience;
        }

        @Override
        public synchronized void begin(int status, Map<String, String> headers, long length) {
            this.status = status;
            this.length = length;
            headers.forEach((name, value) -> this.headers.put(name.toLowerCase(Locale.ROOT), value));
        }

        @Override
        public synchronized void write(byte[] piece, int from, int length) throws IOException {
            if (bytes.size() + length > patience) {
                throw new IOException("Broken pipe");
            }
            bytes.write(piece, from, length);
            flushed.add(new String(piece, from, length, StandardCharsets.UTF_8));
        }

        @Override
        public void flush() {}

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** The outcomes of the attempts of the one call that was settled. */
    List<Attempt.Outcome> outcomes() {
        return settled.getFirst().attempts().stream().map(Attempt::outcome).toList();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
