package dev.guildhall.faces;

import dev.guildhall.registry.Release;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of addresses. */
final class FaceAddress {
    private FaceAddress() {}

    /** A parameter's value; empty when it is missing or blank. */
    static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The page of a skill. */
    static String page(Release release) {
        return "/skills/" + release.skillName();
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
