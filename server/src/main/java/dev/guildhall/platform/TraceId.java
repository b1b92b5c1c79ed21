package dev.guildhall.platform;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the log calls one request: 32 hex digits, the caller's when it sent a W3C {@code traceparent} header. */
final class TraceId {
    private static final Pattern TRACEPARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final String INVALID = "0".repeat(32);
    private static final SecureRandom RANDOM = new SecureRandom();

    private TraceId() {}

    static String of(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() <= 256) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches() && !matcher.group(1).equals(INVALID)) {
                return matcher.group(1);
            }
        }
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
