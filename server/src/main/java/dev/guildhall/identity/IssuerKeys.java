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

/**
 * The public keys of issuers, found by OpenID Connect discovery and kept for a while. A key id that is not among them makes it
 * look again, at most once a minute for each issuer: an issuer rotates its keys, a stranger makes key ids up.
 */
@ApplicationScoped
class IssuerKeys {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);
    private static final Outbound.Limits LIMITS = new Outbound.Limits(256 * 1024, Duration.ofSeconds(10), 0);

    private final Outbound outbound;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

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

    /** @param lookedAgain when an unknown key id last made us look */
    private record Kept(JWKSet keys, Instant fetched, Instant lookedAgain) {}

    /** @param issuer one that the settings know; nobody else is asked */
    Optional<JWK> key(String issuer, String keyId) {
        // One thread asks an issuer at a time, the others use what it brought.
        Kept now = kept.compute(issuer, (address, before) -> current(address, before, keyId));
        return Optional.ofNullable(now.keys().getKeyByKeyId(keyId));
    }

    private Kept current(String issuer, @org.jspecify.annotations.Nullable Kept before, String keyId) {
        Instant now = clock.instant();
        if (before == null || before.fetched().plus(KEPT).isBefore(now)) {
            return new Kept(fetch(issuer), now, before == null ? Instant.EPOCH : before.lookedAgain());
        }
        if (before.keys().getKeyByKeyId(keyId) != null
                || before.lookedAgain().plus(BETWEEN_LOOKS).isAfter(now)) {
            return before;
        }
        return new Kept(fetch(issuer), now, now);
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
