package dev.guildhall.web.publish;

import dev.guildhall.registry.PublishRequest;
import dev.guildhall.web.layout.Addresses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is said with an upload; an empty text leaves it to {@code skill.yaml}. */
public record PublishFields(String owner, String version, String channel) {
    public static final PublishFields NOTHING = new PublishFields("", "", "");

    PublishRequest request(PublishRequest.Upload upload, boolean dryRun) {
        return new PublishRequest(upload, given(Addresses.ownerName(owner)), given(version), given(channel), dryRun);
    }

    /** The address where this draft's findings stand. */
    String page(String draft) {
        return Addresses.withQuery("/publish/" + Addresses.encode(draft), query());
    }

    /** Query of the publish call. */
    Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("owner", Addresses.ownerName(owner));
        query.put("version", version);
        query.put("channel", channel);
        return query;
    }

    private static Optional<String> given(String value) {
        return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
    }
}
