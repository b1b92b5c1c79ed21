package dev.guildhall.web.skill;

import java.util.Locale;
import java.util.Map;

/** What a page may do with a file, told by the ending of its name; bytes are never trusted to say so. */
enum FileKind {
    MARKDOWN,
    IMAGE,
    OTHER;

    private static final Map<String, String> IMAGES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif",
            "svg", "image/svg+xml");

    static FileKind of(String path) {
        String ending = ending(path);
        if (ending.equals("md") || ending.equals("markdown")) {
            return MARKDOWN;
        }
        return IMAGES.containsKey(ending) ? IMAGE : OTHER;
    }

    /** Media type to hand it out with: pictures as such, everything else as bytes to keep. */
    static String mediaType(String path) {
        return IMAGES.getOrDefault(ending(path), "application/octet-stream");
    }

    private static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
