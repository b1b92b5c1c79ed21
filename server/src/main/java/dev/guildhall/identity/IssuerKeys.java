package dev.guildhall.identity;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The public keys of issuers, found by OpenID Connect discovery and kept for a while. A key id that is not among them makes it
 * look again, at most once a minute for each issuer: an issuer rotates its keys, a stranger makes key ids up.
 *
 * <p>An issuer that fails is asked once a minute too, and what it said before holds for some hours: its trouble must not become
 * ours. One thread asks an issuer at a time; only those whose key is not known wait for it.
 */
@ApplicationScoped
class IssuerKeys {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration KEPT_WHILE_FAILING = Duration.ofHours(6);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    /** Longest that a thread waits for another one's look. */
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final Outbound.Limits LIMITS = new Outbound.Limits(256 * 1024, Duration.ofSeconds(10), 0);

    private final Outbound outbound;
    private final Clock clock;
    /** Few: only issuers that the settings know. */
    private final Map<String, Issuer> issuers = new ConcurrentHashMap<>();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected IssuerKeys() {
        this.outbound = null;
        this.clock = Clock.systemUTC();
    }

    @Inject
    IssuerKeys(Outbound outbound) {
        this(outbound, Clock.systemUTC());
    }

    IssuerKeys(Outbound outbound, Clock clock) {
        this.outbound = outbound;
        this.clock = clock;
    }

    private static final class Issuer {
        final ReentrantLock asking = new ReentrantLock();
        volatile Kept kept = new Kept(new JWKSet(), Instant.MIN, Instant.MIN, "");
    }

    /**
     * @param quietUntil nobody looks before, because a look failed or was for an unknown key id
     * @param failure why the last look failed; empty when it did not
     */
    private record Kept(JWKSet keys, Instant fetched, Instant quietUntil, String failure) {
        boolean has(String keyId) {
            return keys.getKeyByKeyId(keyId) != null;
        }

        boolean isYoungerThan(Duration age, Instant now) {
            return fetched.isAfter(now.minus(age));
        }

        boolean settles(String keyId, Instant now) {
            return quietUntil.isAfter(now) || (has(keyId) && isYoungerThan(KEPT, now));
        }

        boolean answers(String keyId, Instant now) {
            return has(keyId) && isYoungerThan(KEPT_WHILE_FAILING, now);
        }
    }

    /** @param issuer one that the settings know; nobody else is asked */
    Optional<JWK> key(String issuer, String keyId) {
        Issuer known = issuers.computeIfAbsent(issuer, address -> new Issuer());
        Instant now = clock.instant();
        if (!known.kept.settles(keyId, now)) {
            boolean asked = asked(issuer, known, keyId);
            if (!asked && !known.kept.answers(keyId, now)) {
                throw failed(issuer, "it is being asked and does not answer yet");
            }
        }
        Kept kept = known.kept;
        if (kept.answers(keyId, now)) {
            return Optional.of(kept.keys().getKeyByKeyId(keyId));
        } else if (!kept.failure().isEmpty()) {
            throw IdentityProblem.ISSUER_UNAVAILABLE.because(kept.failure());
        }
        return Optional.empty();
    }

    /** False when another thread asks and does not come to an end in time; who has an answer already does not wait at all. */
    private boolean asked(String address, Issuer issuer, String keyId) {
        try {
            Duration wait = issuer.kept.answers(keyId, clock.instant()) ? Duration.ZERO : WAIT;
            if (!issuer.asking.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            Kept before = issuer.kept;
            Instant now = clock.instant();
            if (!before.settles(keyId, now)) {
                issuer.kept = look(address, before, now);
            }
            return true;
        } finally {
            issuer.asking.unlock();
        }
    }

    private Kept look(String issuer, Kept before, Instant now) {
        try {
            JWKSet keys = fetch(issuer);
            boolean unknownKey = before.isYoungerThan(KEPT, now);
            return new Kept(keys, now, unknownKey ? now.plus(BETWEEN_LOOKS) : before.quietUntil(), "");
        } catch (Problem problem) {
            return new Kept(before.keys(), before.fetched(), now.plus(BETWEEN_LOOKS), problem.detail());
        }
    }

    private JWKSet fetch(String issuer) {
        JsonObject discovered = json(issuer, get(issuer, issuer + "/.well-known/openid-configuration"));
        if (!issuer.equals(discovered.getString("issuer", ""))) {
            throw failed(issuer, "its discovery document is that of another issuer");
        }
        String keys = get(issuer, discovered.getString("jwks_uri", ""));
        try {
            return JWKSet.parse(keys);
        } catch (ParseException e) {
            throw failed(issuer, "its keys are no JWK set");
        }
    }

    private String get(String issuer, String address) {
        Outbound.Fetched fetched;
        try {
            fetched = outbound.get(URI.create(address), LIMITS);
        } catch (Problem problem) {
            throw failed(issuer, problem.detail());
        } catch (IllegalArgumentException e) {
            throw failed(issuer, "it names an address that is none");
        }
        if (fetched.status() != 200) {
            throw failed(issuer, "it answered " + fetched.status());
        }
        return new String(fetched.body(), StandardCharsets.UTF_8);
    }

    private static JsonObject json(String issuer, String text) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw failed(issuer, "its discovery document is no JSON object");
        }
    }

    private static RuntimeException failed(String issuer, String why) {
        return IdentityProblem.ISSUER_UNAVAILABLE.because(
                "The keys of %s cannot be had, so its token cannot be checked: %s. Try again; an administrator can see whether this server reaches the issuer."
                        .formatted(issuer, why.replaceFirst("\\.$", "")));
    }
}
