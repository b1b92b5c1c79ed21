package dev.guildhall.web.markdown;

import dev.guildhall.web.layout.Addresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where relative links of a Markdown file lead.
 *
 * @param folder the file's folder inside the package, without slash at the end; empty for the root
 * @param pages address below which files are shown
 * @param raw address below which their bytes are
 * @param query what follows either, for example {@code ?version=1.4.0}; may be empty
 */
public record PackageLinks(String folder, String pages, String raw, String query) {

    /** For text that is not stored yet: relative links lead nowhere. */
    public static final PackageLinks NONE = new PackageLinks("", "", "", "");

    Optional<String> page(String reference) {
        return pages.isEmpty() ? Optional.empty() : inside(reference).map(p -> at(pages, p));
    }

    Optional<String> image(String reference) {
        return raw.isEmpty() ? Optional.empty() : inside(reference).map(p -> at(raw, p));
    }

    private String at(String base, String path) {
        return base + "/" + Addresses.encodePath(path) + query;
    }

    /** The path inside the package, or empty when the reference leaves it or is none. */
    private Optional<String> inside(String reference) {
        URI uri;
        try {
            uri = new URI(reference);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String path = uri.getPath();
        if (uri.isAbsolute()
                || uri.getRawAuthority() != null
                || path == null
                || path.isEmpty()
                || path.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : (folder.isEmpty() ? path : folder + "/" + path).split("/")) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
    }
}
