package dev.guildhall.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks an OIDC token: {@code algorithm → known issuer → its key → signature → audience → times → id}. Nothing is fetched for
 * an issuer that the settings do not know, and no message ever holds the token.
 */
@Service
class IdTokens {
    private static final int LONGEST = 16_384;
    private static final Duration SKEW = Duration.ofSeconds(60);
    /** Ids of tokens are remembered until they expire; no provider's token lives longer than a job may. */
    private static final Duration LONGEST_LIFE = Duration.ofHours(24);

    private final OidcSettings settings;
    private final IssuerKeys keys;
    private final String audience;

    @Inject
    IdTokens(OidcSettings settings, IssuerKeys keys, PlatformSettings platform) {
        this.settings = settings;
        this.keys = keys;
        this.audience = platform.url().toString().replaceFirst("/+$", "");
    }

    /** A token that is what it says. */
    record Checked(OidcProvider provider, String issuer, String tokenId, Instant expiresAt, JWTClaimsSet claims) {}

    Checked check(String token) {
        try {
            if (token.length() > LONGEST) {
                throw refused("is longer than " + LONGEST + " characters");
            }
            SignedJWT jwt = SignedJWT.parse(token.strip());
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            requireAlgorithm(jwt.getHeader());
            String issuer = claims.getIssuer() == null ? "" : claims.getIssuer();
            OidcProvider provider = settings.providerOf(issuer)
                    .orElseThrow(() -> refused(
                            "comes from the issuer %s, which is not known here. An administrator can add it to guildhall.oidc.issuers"
                                    .formatted(shown(issuer))));
            requireSignature(jwt, issuer);
            requireAudience(claims.getAudience());
            Instant expiresAt = requireTimes(claims);
            String id = claims.getJWTID();
            if (id == null || id.isBlank()) {
                throw refused("has no jti, so that it could be used twice");
            }
            return new Checked(provider, issuer, id, expiresAt, claims);
        } catch (ParseException e) {
            // Its message would show parts of the token.
            throw refused("is no signed JWT");
        }
    }

    private static void requireAlgorithm(JWSHeader header) {
        JWSAlgorithm algorithm = header.getAlgorithm();
        if (!JWSAlgorithm.RS256.equals(algorithm) && !JWSAlgorithm.ES256.equals(algorithm)) {
            throw refused("is signed with %s; only RS256 and ES256 are taken"
                    .formatted(shown(String.valueOf(algorithm.getName()))));
        }
        if (header.getKeyID() == null || header.getCriticalParams() != null) {
            throw refused("names no key (kid), or asks for extensions (crit)");
        }
    }

    private void requireSignature(SignedJWT jwt, String issuer) {
        String keyId = jwt.getHeader().getKeyID();
        JWK key = keys.key(issuer, keyId)
                .orElseThrow(() -> refused("is signed with a key that %s does not have".formatted(issuer)));
        try {
            if (!jwt.verify(verifier(jwt.getHeader().getAlgorithm(), key))) {
                throw refused("has a signature that does not verify");
            }
        } catch (JOSEException e) {
            throw refused("has a signature that cannot be checked with the key it names");
        }
    }

    /** The key decides what it may verify, not the token. */
    private static JWSVerifier verifier(JWSAlgorithm algorithm, JWK key) throws JOSEException {
        boolean forSignatures = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
        if (forSignatures && JWSAlgorithm.RS256.equals(algorithm) && key instanceof RSAKey rsa && rsa.size() >= 2048) {
            return new RSASSAVerifier(rsa);
        } else if (forSignatures
                && JWSAlgorithm.ES256.equals(algorithm)
                && key instanceof ECKey ec
                && Curve.P_256.equals(ec.getCurve())) {
            return new ECDSAVerifier(ec);
        }
        throw refused("is signed with %s, which does not fit the key it names".formatted(algorithm.getName()));
    }

    /** Exactly us: a token that is for others too could be passed on by them. */
    private void requireAudience(List<String> audiences) {
        if (audiences.size() != 1
                || !audiences.getFirst().replaceFirst("/+$", "").equals(audience)) {
            throw refused("is for the audience %s; ask the provider for one with the audience %s and no other"
                    .formatted(shown(String.join(", ", audiences)), audience));
        }
    }

    private static Instant requireTimes(JWTClaimsSet claims) {
        Instant now = Instant.now();
        Instant expiresAt = time("exp", claims.getExpirationTime());
        if (expiresAt.plus(SKEW).isBefore(now)) {
            throw refused("expired at " + expiresAt);
        } else if (expiresAt.isAfter(now.plus(LONGEST_LIFE))) {
            throw refused(
                    "lives until %s; more than %d hours are not taken".formatted(expiresAt, LONGEST_LIFE.toHours()));
        }
        Instant issuedAt = time("iat", claims.getIssueTime());
        if (issuedAt.minus(SKEW).isAfter(now)) {
            throw refused("was issued at %s, which has not come; see to the clocks".formatted(issuedAt));
        }
        Date notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.toInstant().minus(SKEW).isAfter(now)) {
            throw refused("may not be used before " + notBefore.toInstant());
        }
        return expiresAt;
    }

    private static Instant time(String claim, @Nullable Date value) {
        if (value == null) {
            throw refused("has no " + claim);
        }
        return value.toInstant();
    }

    private static String shown(String text) {
        return text.isEmpty() ? "(none)" : text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private static RuntimeException refused(String why) {
        return IdentityProblem.OIDC_REFUSED.because("The OIDC token " + why + ".");
    }
}
