package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.Part.Media.Source;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Addresses of media: {@code data:} addresses are taken apart, and an image's type is told by its first bytes, not by what was said. */
final class MediaSources {
    private static final Map<String, String> FIRST_BYTES = Map.of(
            "iVBORw0KGgo",
            "image/png",
            "/9j/",
            "image/jpeg",
            "R0lGOD",
            "image/gif",
            "UklGR",
            "image/webp",
            "JVBERi0",
            "application/pdf");

    private MediaSources() {}

    /** @param otherwise the media type when the address does not say */
    static Source of(String url, String otherwise) {
        if (!url.regionMatches(true, 0, "data:", 0, 5)) {
            return new Source.Url(url, Optional.empty());
        }
        int comma = url.indexOf(',');
        String said = comma < 0 ? "" : url.substring(5, comma).toLowerCase(Locale.ROOT);
        if (!said.endsWith(";base64")) {
            return new Source.Url(url, Optional.empty());
        }
        int end = said.indexOf(';');
        return data(said.substring(0, end).isEmpty() ? otherwise : said.substring(0, end), url.substring(comma + 1));
    }

    static Source data(String type, String base64) {
        return new Source.Data(
                FIRST_BYTES.entrySet().stream()
                        .filter(known -> base64.startsWith(known.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(type.equals("image/jpg") ? "image/jpeg" : type),
                base64);
    }

    static String url(Source.Data data) {
        return "data:" + data.type() + ";base64," + data.base64();
    }

    /** The text of a source of type {@code text/…}; empty for others. */
    static Optional<String> text(Source source) {
        if (source instanceof Source.Data data && data.type().startsWith("text/")) {
            try {
                return Optional.of(new String(Base64.getDecoder().decode(data.base64()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
