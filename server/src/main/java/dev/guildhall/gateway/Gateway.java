package dev.guildhall.gateway;

import dev.guildhall.budgets.Budgets;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.keys.Keys;
import dev.guildhall.metrics.Metrics;
import dev.guildhall.models.Models;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Service;
import dev.guildhall.runlog.CallJournal;
import dev.guildhall.runlog.CallPayloads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.client5.http.DnsResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of the path: {@code request → gate → (calls | listing | counting) → answer or failure, both in the client's dialect}. Every request
 * has a virtual thread of its own, which may wait.
 */
@Service
@Singleton
public class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Gate gate;
    private final Calls calls;
    private final Listing listing;
    private final Counting counting;
    private final Deadlines deadlines;
    private final PooledUpstream upstream;
    private final GatewayMetrics metrics;

    @Inject
    public Gateway(
            Keys keys,
            Budgets budgets,
            Models models,
            CallJournal journal,
            CallPayloads payloads,
            Health health,
            PathSettings settings,
            Outbound outbound,
            Instance<UpstreamSigner> signers,
            Metrics metrics) {
        this(
                keys,
                budgets,
                models,
                journal,
                payloads,
                health,
                settings,
                outbound.guardedNames(),
                signers,
                new GatewayMetrics(metrics));
    }

    Gateway(
            Keys keys,
            Budgets budgets,
            Models models,
            CallJournal journal,
            CallPayloads payloads,
            Health health,
            PathSettings settings,
            DnsResolver guardedNames,
            Iterable<UpstreamSigner> signers,
            GatewayMetrics metrics) {
        this.deadlines = new Deadlines(System::nanoTime);
        PooledUpstream pool =
                new PooledUpstream(guardedNames, settings.connections(), settings.connectionsPerHost(), deadlines);
        this.upstream = pool;
        this.gate = new Gate(settings.parallel(), settings.waiting(), settings.waitMillis(), settings.maxBodiesBytes());
        this.metrics = metrics;
        metrics.watch(gate);
        Admittance admittance = new Admittance(keys, budgets, settings.assumedOutputTokens());
        Authentication authentication = new Authentication(signers);
        Attempting attempting = new Attempting(pool, authentication, journal, health, settings.maxAnswerBytes());
        Trying trying =
                new Trying(attempting, health, () -> ThreadLocalRandom.current().nextLong());
        Settlement settlement = new Settlement(budgets, journal, payloads, metrics);
        this.calls = new Calls(admittance, models, gate, trying, settlement, deadlines, settings);
        this.listing = new Listing(admittance, models);
        this.counting = new Counting(admittance, models, gate, pool, authentication, settings);
    }

    /** Answers, whatever comes; throws nothing. */
    void handle(Incoming request, Outgoing response) {
        UUID id = Ids.next();
        ClientStream client = new ClientStream(response);
        client.header("x-request-id", id.toString());
        boolean anthropic = request.header("anthropic-version") != null;
        Optional<Surface> surface = Surface.of(request.method(), request.path(), request.query(), anthropic);
        Dialect dialect = surface.map(Surface::dialect).orElseGet(() -> Surface.guess(request.path(), anthropic));
        try {
            if (surface.isEmpty()) {
                throw nowhere(request).refused();
            }
            if (!gate.enter()) {
                metrics.turnedAway();
                throw busy().refused();
            }
            try {
                serve(surface.get(), request, client, id);
            } finally {
                gate.leave();
            }
        } catch (RequestRefused e) {
            Refusing.refuse(client, dialect, e.failure(), id);
        } catch (IOException e) {
            // The client went away, or never sent all of it.
            LOG.debug("Call {} has no client any more: {}", id, e.getMessage());
        } catch (RuntimeException | Error e) {
            LOG.error("Call {} failed", id, e);
            Refusing.refuse(
                    client,
                    dialect,
                    Failure.of(Kind.SERVER, "The gateway failed. Its log says more under " + id + "."),
                    id);
        }
    }

    private void serve(Surface surface, Incoming request, ClientStream client, UUID id) throws IOException {
        switch (surface.operation()) {
            case CHAT, EMBEDDINGS -> calls.serve(surface, request, client, id);
            case COUNT_TOKENS -> counting.serve(surface, request, client);
            case MODELS -> listing.serve(surface, request, client);
        }
    }

    private static Failure nowhere(Incoming request) {
        return Failure.of(
                Kind.NOT_FOUND,
                "There is nothing at %s %s. Models answer POST /v1/chat/completions, /v1/responses, /v1/embeddings, /v1/messages and /v1beta/models/MODEL:generateContent, and GET /v1/models."
                        .formatted(request.method(), request.path()));
    }

    static Failure busy() {
        Failure failure = Failure.of(
                Kind.RATE_LIMITED,
                "This gateway has as many calls under way as it takes (guildhall.gateway.parallel). Try again in a moment.");
        return new Failure(
                failure.kind(),
                failure.status(),
                failure.message(),
                Optional.of("gateway_busy"),
                Optional.empty(),
                Optional.of(Duration.ofSeconds(1)),
                Optional.empty());
    }

    @PreDestroy
    void close() {
        deadlines.close();
        upstream.close();
    }
}
