package dev.guildhall.models;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What people may see of {@code litellm_params}: keys that are known to hold no secret, and addresses without what may be one. */
final class ShownParams {
    private static final Set<String> ADDRESSES = Set.of("api_base", "base_url", "aws_bedrock_runtime_endpoint");

    private ShownParams() {}

    static Map<String, Object> of(ModelLine line, String model) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("model", model);
        new TreeMap<>(line.values()).forEach((key, value) -> {
            if (ParamKeys.PLAIN.contains(key) && !key.equals("model")) {
                shown.put(key, ADDRESSES.contains(key) ? address(value) : value);
            }
        });
        line.limits().requestsPerMinute().ifPresent(limit -> shown.put("rpm", limit));
        line.limits().tokensPerMinute().ifPresent(limit -> shown.put("tpm", limit));
        line.limits().weight().ifPresent(weight -> shown.put("weight", weight));
        line.limits().order().ifPresent(order -> shown.put("order", order));
        line.limits().parallel().ifPresent(most -> shown.put("max_parallel_requests", most));
        if (!line.tags().isEmpty()) {
            shown.put("tags", line.tags());
        }
        if (!line.headers().isEmpty()) {
            shown.put("extra_headers", new TreeSet<>(line.headers().keySet()));
        }
        return shown;
    }

    /** Scheme, host, port and path: user names and queries of addresses hold keys. */
    static String address(String text) {
        try {
            URI uri = new URI(text.strip());
            if (uri.getHost() != null) {
                return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null)
                        .toString();
            }
        } catch (URISyntaxException e) {
            // Not shown.
        }
        return "(no address)";
    }
}
