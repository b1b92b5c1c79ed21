package dev.guildhall.gateway.signing;

import dev.guildhall.gateway.UpstreamSigner;
import dev.guildhall.models.ProviderAuth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * OCI Signature version 1 (Oracle's "Request Signatures", after the draft "Signing HTTP Messages"): RSA-SHA256 over date, target and host, and
 * over the body's digest, length and type when there is a body.
 */
@ApplicationScoped
public class OciSigner implements UpstreamSigner {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final OciKeys keys = new OciKeys();
    private final Clock clock;

    @Inject
    public OciSigner() {
        this(Clock.systemUTC());
    }

    OciSigner(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<ProviderAuth.Scheme> schemes() {
        return Set.of(ProviderAuth.Scheme.OCI_SIGNATURE);
    }

    @Override
    public Map<String, String> headers(
            ProviderAuth auth, String method, URI uri, Map<String, String> headers, byte[] body, int length)
            throws IOException {
        OciKeys.Key key = keys.of(auth);
        Map<String, String> signed = new LinkedHashMap<>();
        signed.put("date", DATE.format(ZonedDateTime.now(clock).withZoneSameInstant(ZoneOffset.UTC)));
        signed.put("(request-target)", method.toLowerCase(Locale.ROOT) + " " + target(uri));
        signed.put("host", host(uri));
        boolean hasBody = !method.equals("GET") && !method.equals("DELETE") && !method.equals("HEAD");
        if (hasBody) {
            signed.put("content-length", Integer.toString(length));
            signed.put("content-type", header(headers, "content-type", "application/json"));
            signed.put("x-content-sha256", Base64.getEncoder().encodeToString(sha256(body, length)));
        }
        Map<String, String> added = new HashMap<>();
        added.put("date", signed.get("date"));
        if (hasBody) {
            added.put("x-content-sha256", signed.get("x-content-sha256"));
        }
        added.put(
                "authorization",
                "Signature version=\"1\",keyId=\"%s\",algorithm=\"rsa-sha256\",headers=\"%s\",signature=\"%s\""
                        .formatted(key.id(), String.join(" ", signed.keySet()), signature(key, signed)));
        return added;
    }

    private static String signature(OciKeys.Key key, Map<String, String> signed) {
        StringBuilder text = new StringBuilder();
        signed.forEach((name, value) -> text.append(text.isEmpty() ? "" : "\n")
                .append(name)
                .append(": ")
                .append(value));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.secret());
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs with RSA", e);
        }
    }

    private static byte[] sha256(byte[] body, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(body, 0, length);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String target(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    private static String header(Map<String, String> headers, String name, String otherwise) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
