package dev.guildhall.keys;

import java.util.ArrayList;
import java.util.List;

/** Which addresses a key is for: prefixes, and LiteLLM's words for groups of addresses. */
final class Routes {
    /** Nothing of the gateway begins like this: such a key calls no model. */
    private static final List<String> NO_MODELS = List.of("/key/info");

    private Routes() {}

    /** @return prefixes; empty for every address of the gateway */
    static List<String> expanded(List<String> routes, String keyType) {
        if (keyType.equals("read_only")) {
            return NO_MODELS;
        }
        List<String> prefixes = new ArrayList<>();
        for (String route : routes) {
            switch (route) {
                case "llm_api_routes", "openai_routes", "anthropic_routes", "*", "/*" -> {
                    return List.of();
                }
                case "management_routes", "info_routes" -> prefixes.addAll(NO_MODELS);
                default -> prefixes.add(route.endsWith("*") ? route.substring(0, route.length() - 1) : route);
            }
        }
        return prefixes;
    }

    /** A prefix ends where a segment ends; with or without {@code /v1} it is the same address. */
    static boolean allow(List<String> prefixes, String path) {
        if (prefixes.isEmpty()) {
            return true;
        }
        String bare = path.startsWith("/v1/") ? path.substring(3) : path;
        for (String prefix : prefixes) {
            if (begins(path, prefix) || begins(bare, prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String path, String prefix) {
        return path.startsWith(prefix)
                && (path.length() == prefix.length()
                        || prefix.endsWith("/")
                        || path.charAt(prefix.length()) == '/'
                        || path.charAt(prefix.length()) == ':');
    }
}
