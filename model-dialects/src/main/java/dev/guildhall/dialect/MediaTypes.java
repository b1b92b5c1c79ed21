package dev.guildhall.dialect;

import dev.guildhall.dialect.Part.Media.Source;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Media types of what comes with a message, where clients say them wrongly or not at all. */
public final class MediaTypes {
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("png", "image/png"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("heic", "image/heic"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("mp3", "audio/mp3"),
            Map.entry("wav", "audio/wav"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("flac", "audio/flac"),
            Map.entry("mp4", "video/mp4"),
            Map.entry("webm", "video/webm"),
            Map.entry("mov", "video/mov"));

    private MediaTypes() {}

    /** In lower case, without parameters. */
    public static String plain(String type) {
        return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    /** By the first bytes; as said when they are unknown. */
    public static String ofImage(Source.Data image) {
        String start = image.base64().substring(0, Math.min(12, image.base64().length()));
        if (start.startsWith("/9j/")) {
            return "image/jpeg";
        }
        if (start.startsWith("iVBORw0KGgo")) {
            return "image/png";
        }
        if (start.startsWith("R0lGOD")) {
            return "image/gif";
        }
        if (start.startsWith("UklGR")) {
            return "image/webp";
        }
        String said = plain(image.type());
        return said.equals("image/jpg") ? "image/jpeg" : said;
    }

    /** By the ending of an address or name. */
    public static Optional<String> byName(String name) {
        String path = name.replaceFirst("[?#].*", "");
        int dot = path.lastIndexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(BY_ENDING.get(path.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }

    public static boolean isText(String type) {
        return type.startsWith("text/") || type.equals("application/json") || type.equals("application/xml");
    }

    /** The text of a file; throws {@link RequestRefused} when it is no base64. */
    public static String text(Source.Data file) {
        try {
            return new String(Base64.getMimeDecoder().decode(file.base64()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Failure.of(Failure.Kind.BAD_REQUEST, "A file in 'messages' is not base64.")
                    .about("messages")
                    .refused();
        }
    }
}
