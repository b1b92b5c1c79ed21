package dev.guildhall.web.layout;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Builds addresses inside this site, and judges those that come from outside. */
public final class Addresses {
    private Addresses() {}

    /** Percent-encodes one value, for a path segment as for a query. */
    public static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@")
                .replace("%7E", "~");
    }

    /** Percent-encodes a path, keeping its slashes. */
    public static String encodePath(String path) {
        return Arrays.stream(path.split("/", -1)).map(Addresses::encode).collect(Collectors.joining("/"));
    }

    /** The path with a query of all parameters that are not empty, in the map's order. */
    public static String withQuery(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(e -> !e.getValue().isEmpty())
                .map(e -> e.getKey() + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** The path when it leads to a page of this site, else the start page; keeps sign-in from sending people elsewhere. */
    public static String ownPage(String next) {
        boolean own = next.startsWith("/")
                && !next.startsWith("//")
                && !next.startsWith("/signin")
                && next.length() <= 2000
                && next.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return own ? next : "/";
    }

    /** The owner's name without its {@code @}, however the browser wrote that. */
    public static String ownerName(String segment) {
        if (segment.startsWith("@")) {
            return segment.substring(1);
        }
        return segment.startsWith("%40") ? segment.substring(3) : segment;
    }
}
