package dev.guildhall.drafting;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a draft is made from.
 *
 * @param address where it was fetched, without query and fragment; empty for a file somebody sent
 * @param name the address, or the file's name
 * @param contentType as sent
 * @param shortened says that the address is not the whole one
 * @param at when it was fetched or received, in whole seconds
 */
record Source(
        Optional<URI> address,
        String name,
        Optional<String> contentType,
        byte[] bytes,
        Instant at,
        Optional<String> shortened) {
    Source(Optional<URI> address, String name, Optional<String> contentType, byte[] bytes, Instant at) {
        this(address, name, contentType, bytes, at, Optional.empty());
    }

    /** What the source turned out to be. */
    enum Kind {
        PAGE,
        MARKDOWN,
        OPENAPI
    }

    private static final Pattern CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?([A-Za-z0-9._:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPENAPI = Pattern.compile("(?m)^\\s*[{,]?\\s*[\"']?(openapi|swagger)[\"']?\\s*:");
    private static final Pattern HTML =
            Pattern.compile("<(!doctype\\s+html|html|head|body|main|article|h1|p|div)\\b", Pattern.CASE_INSENSITIVE);
    private static final int LOOKED_AT = 20_000;
    private static final int LONGEST_NAME = 200;

    Source {
        if (address.filter(uri -> uri.getRawQuery() != null).isPresent()) {
            shortened = Optional.of(
                    "What stood behind the ? of the address was left out: it may hold a key. Write the address down if it is needed to find the page.");
        }
        address = address.map(Source::withoutQuery);
        name = address.map(URI::toString).orElse(name);
        name = CleanText.line(name, LONGEST_NAME);
        at = at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** By what stands in it; what the sender calls it decides where that leaves a doubt. */
    Kind kind() {
        String text = text();
        String head = text.substring(0, Math.min(text.length(), LOOKED_AT));
        String type = contentType.orElse("").toLowerCase(Locale.ROOT);
        String file = name.toLowerCase(Locale.ROOT).replaceFirst("[?#].*", "");
        if (type.contains("html") || head.stripLeading().startsWith("<")) {
            return Kind.PAGE;
        }
        if (OPENAPI.matcher(head).find() || head.stripLeading().startsWith("{") || file.matches(".*\\.(json|ya?ml)")) {
            return Kind.OPENAPI;
        }
        if (type.contains("markdown") || file.matches(".*\\.(md|markdown|mdx)")) {
            return Kind.MARKDOWN;
        }
        if (HTML.matcher(head).find()) {
            return Kind.PAGE;
        }
        if (type.startsWith("text/plain") && !text.isBlank()) {
            return Kind.MARKDOWN;
        }
        throw DraftingProblem.SOURCE_UNREADABLE.because(
                "%s is neither a web page, Markdown nor an OpenAPI file%s. Give one of these."
                        .formatted(
                                name,
                                contentType
                                        .map(t -> " (it says " + CleanText.line(t, 80) + ")")
                                        .orElse("")));
    }

    /** In the charset that the sender names, else UTF-8; a page that is neither says so. */
    String text() {
        Charset charset = charset();
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw DraftingProblem.SOURCE_UNREADABLE.because(
                    "%s is no text in %s. Save it as UTF-8 and send the file.".formatted(name, charset.name()));
        }
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static URI withoutQuery(URI uri) {
        return URI.create(uri.toString().split("[?#]", 2)[0]);
    }

    String baseUrl() {
        return address.map(URI::toString).orElse("");
    }

    private Charset charset() {
        String declared = contentType.orElse("");
        // A page may name its charset only inside.
        if (!CHARSET.matcher(declared).find() && declared.contains("html")) {
            declared = new String(bytes, 0, Math.min(bytes.length, 2_048), StandardCharsets.ISO_8859_1);
        }
        Matcher named = CHARSET.matcher(declared);
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }
}
