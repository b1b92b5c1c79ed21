package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Signatures;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * {@code thoughtSignature} is base64 on the wire. Gemini's own stands as it is; another provider's, given to a client of Gemini's shape, is
 * wrapped so that it comes back known as theirs.
 */
final class GeminiSignatures {
    /** Taken by Gemini 3 in place of a proof that a client has lost ("Thought signatures", FAQ). */
    static final String SKIP = "skip_thought_signature_validator";

    private static final String THEIRS = "guildhall:";

    private GeminiSignatures() {}

    static String read(String wire) {
        try {
            String plain = new String(Base64.getDecoder().decode(wire), StandardCharsets.UTF_8);
            if (plain.startsWith(THEIRS)) {
                return plain.substring(THEIRS.length());
            }
        } catch (IllegalArgumentException e) {
            // No base64, so nobody's but the client's.
            return Signatures.of(Dialect.GEMINI, wire);
        }
        return Signatures.of(Dialect.GEMINI, wire);
    }

    /** For a client. */
    static String write(String signature) {
        return Signatures.isOf(Dialect.GEMINI, signature)
                ? Signatures.raw(signature)
                : Base64.getEncoder().encodeToString((THEIRS + signature).getBytes(StandardCharsets.UTF_8));
    }
}
