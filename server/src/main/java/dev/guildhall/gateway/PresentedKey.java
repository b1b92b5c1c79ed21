package dev.guildhall.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The key in a request, wherever clients put it: {@code Authorization: Bearer}, {@code x-api-key}, {@code api-key}, {@code x-goog-api-key}, {@code ?key=}. */
final class PresentedKey {
    private static final String BEARER = "bearer ";

    private PresentedKey() {}

    /** Empty when there is none. */
    static String of(Incoming request) {
        String authorization = request.header("authorization");
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            String key = authorization.substring(BEARER.length()).strip();
            if (!key.isEmpty()) {
                return key;
            }
        }
        for (String name : new String[] {"x-api-key", "x-goog-api-key", "api-key", "x-litellm-api-key"}) {
            String key = request.header(name);
            if (key != null && !key.isBlank()) {
                return key.strip();
            }
        }
        return inQuery(request.query());
    }

    private static String inQuery(@Nullable String query) {
        if (query == null) {
            return "";
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith("key=")) {
                try {
                    return URLDecoder.decode(pair.substring("key=".length()), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return "";
                }
            }
        }
        return "";
    }
}
