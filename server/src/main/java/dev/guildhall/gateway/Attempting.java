package dev.guildhall.gateway;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Failure.Kind;
import dev.guildhall.dialect.RequestRefused;
import dev.guildhall.gateway.Carrier.Prepared;
import dev.guildhall.gateway.Upstream.Exchange;
import dev.guildhall.gateway.Upstream.Sending;
import dev.guildhall.gateway.Upstream.UpstreamTimeout;
import dev.guildhall.models.Cost;
import dev.guildhall.models.Deployment;
import dev.guildhall.platform.Ids;
import dev.guildhall.runlog.Attempt.Outcome;
import dev.guildhall.runlog.CallJournal;
import dev.guildhall.runlog.StartedAttempt;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One try of a call at one deployment. {@code write the request → journal → send → carry the answer → note what it used}: whatever happens, the
 * attempt is noted once and the deployment's health with it.
 */
final class Attempting {
    private final Upstream upstream;
    private final Authentication authentication;
    private final CallJournal journal;
    private final Health health;
    private final Carrier passing;
    private final Carrier translating;
    private final Carrier embedding;

    Attempting(Upstream upstream, Authentication authentication, CallJournal journal, Health health, int mostAnswer) {
        this.upstream = upstream;
        this.authentication = authentication;
        this.journal = journal;
        this.health = health;
        this.passing = new Passing(mostAnswer);
        this.translating = new Translating(mostAnswer);
        this.embedding = new EmbeddingCarrier(mostAnswer);
    }

    /**
     * Present when it failed and the client has read nothing of an answer; then another may be tried.
     *
     * @throws ClientStream.Gone when the client went away
     */
    Optional<Failure> attempt(Call call, Deployment deployment) throws ClientStream.Gone {
        boolean passes = Passing.fits(call.surface.dialect(), deployment);
        Dialect spoken = passes ? call.surface.dialect() : deployment.dialect();
        Carrier carrier =
                passes ? passing : call.surface.operation() == Surface.Operation.EMBEDDINGS ? embedding : translating;
        UUID id = Ids.next();
        Sending sending;
        try {
            sending = prepared(call, deployment, carrier, id);
        } catch (RequestRefused e) {
            return Optional.of(e.failure());
        } catch (IOException e) {
            return Optional.of(Failures.unreachable(e));
        }
        Tried tried = new Tried(id, deployment, Instant.now(), health.now(), call.ask.inputTokens());
        DeploymentHealth known = health.of(deployment);
        journal.started(started(call, tried));
        known.begun(tried.sent);
        try (Exchange exchange = upstream.send(deployment, sending)) {
            tried.status = exchange.status();
            if (tried.status / 100 != 2) {
                tried.failure =
                        Failures.forClient(Answers.failure(spoken, exchange, tried), call.surface.dialect(), spoken);
            } else {
                carrier.carry(call, exchange, tried);
            }
        } catch (RequestRefused e) {
            tried.failure = Failures.forClient(e.failure(), call.surface.dialect(), spoken);
        } catch (ClientStream.Gone e) {
            cancelled(tried);
            throw e;
        } catch (IOException e) {
            if (call.client.gone()) {
                cancelled(tried);
                throw new ClientStream.Gone(e);
            }
            tried.failure = tried.firstByte < 0 ? Failures.unreachable(e) : Failures.broken(e);
            if (tried.firstByte < 0 && !(e instanceof UpstreamTimeout)) {
                tried.status = 0;
            }
        } catch (RuntimeException e) {
            tried.failure = Failure.of(Kind.SERVER, "The gateway failed on this answer.");
            throw e;
        } finally {
            noted(call, tried, known);
        }
        return call.client.content() ? Optional.empty() : Optional.ofNullable(tried.failure);
    }

    /** @param id by which the provider's log and our record of the attempt are brought together */
    private Sending prepared(Call call, Deployment deployment, Carrier carrier, UUID id) throws IOException {
        Prepared prepared = carrier.prepare(call, deployment);
        URI uri = Addresses.of(deployment, prepared.path());
        prepared.headers().put("content-type", "application/json");
        prepared.headers().put("x-request-id", id.toString());
        prepared.headers().putAll(deployment.headers());
        authentication.add(deployment, uri, prepared.headers(), prepared.body());
        return new Sending("POST", uri, prepared.headers(), prepared.body(), prepared.body().length);
    }

    private static StartedAttempt started(Call call, Tried tried) {
        Deployment deployment = tried.deployment;
        return new StartedAttempt(
                call.id,
                call.origin,
                call.surface.word(),
                call.surface.operation().word(),
                call.ask.model(),
                tried.id,
                deployment.id(),
                deployment.provider(),
                deployment.traits().model(),
                tried.at,
                tried.estimate,
                deployment.price().map(price -> Cost.of(price, tried.estimate)));
    }

    /** Nothing had come yet: what was sent is taken for read. */
    private static void cancelled(Tried tried) {
        if (tried.outcome == Outcome.FAILED) {
            tried.ended(Outcome.CANCELLED, Optional.empty(), 0);
        }
    }

    private void noted(Call call, Tried tried, DeploymentHealth known) {
        long now = health.now();
        if (call.firstByteNanos < 0 && tried.firstByte >= 0 && tried.failure == null) {
            call.firstByteNanos = tried.firstByte;
        }
        call.attempts.add(tried.attempt(now));
        switch (tried.outcome) {
            case SERVED ->
                known.served(
                        now,
                        call.stream(),
                        tried.firstByte < 0 ? -1 : tried.firstByte - tried.sent,
                        now - tried.sent,
                        tried.usage.output(),
                        tried.usage.total());
            case CANCELLED, UNKNOWN -> known.abandoned();
            case FAILED, BROKEN -> failed(call, tried, known, now);
        }
        if (tried.failure != null) {
            call.error = tried.failure.message();
        } else if (tried.outcome == Outcome.SERVED) {
            call.error = null;
        }
    }

    private static void failed(Call call, Tried tried, DeploymentHealth known, long now) {
        Failure failure = tried.failure == null ? Failure.of(Kind.BROKEN, "No answer.") : tried.failure;
        long failures = known.failed(now, failure.message(), failure.kind() == Kind.TIMEOUT);
        boolean only = call.group.size() <= 1;
        Recovery.rests(failure, only, failures, known.successesThisMinute(now), call.table.router())
                .ifPresent(because -> known.cool(
                        now, failure.retryAfter().orElse(call.table.router().cooldown()), because));
    }
}
