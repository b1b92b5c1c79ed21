package dev.guildhall.platform;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Takes secrets out of bytes that are to be kept: keys of well-known shapes, tokens after {@code Bearer}, private keys, and what is assigned to
 * names such as {@code password}; text and JSON alike, in one pass. All other bytes stay as they are.
 *
 * <p>What no shape betrays stays too: a scrubbed payload is still to be guarded.
 */
public final class Scrub {
    /** Stands where a secret was. */
    public static final String MARK = "[scrubbed]";

    private static final byte[] MARKED = MARK.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY_BEGINS = "-----BEGIN ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] KEY_ENDS = "-----END ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PRIVATE = "PRIVATE KEY".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_TITLE = 48;
    private static final int ASSIGNED_LEAST = 8;
    private static final int BEARER_LEAST = 16;
    private static final int LONGEST_NAME = 24;

    private static final List<Shape> SHAPES = List.of(
            new Shape("sk-", 20, false),
            new Shape("gh_", 40, false),
            new Shape("ghp_", 36, false),
            new Shape("gho_", 36, false),
            new Shape("ghu_", 36, false),
            new Shape("ghs_", 36, false),
            new Shape("ghr_", 36, false),
            new Shape("github_pat_", 50, false),
            new Shape("glpat-", 24, false),
            new Shape("xox", 20, false),
            new Shape("xapp-", 20, false),
            new Shape("AKIA", 20, false),
            new Shape("ASIA", 20, false),
            new Shape("AIza", 35, false),
            new Shape("ya29.", 30, true),
            new Shape("gsk_", 40, false),
            new Shape("xai-", 40, false),
            new Shape("pplx-", 40, false),
            new Shape("r8_", 30, false),
            new Shape("sk_live_", 24, false),
            new Shape("rk_live_", 24, false),
            new Shape("npm_", 36, false),
            new Shape("pypi-", 50, false),
            new Shape("hf_", 30, false),
            new Shape("SG.", 40, true),
            new Shape("dop_v1_", 60, false),
            new Shape("dckr_pat_", 25, false),
            new Shape("lin_api_", 36, false),
            new Shape("shpat_", 36, false),
            new Shape("eyJ", 60, true));
    private static final Set<String> ASSIGNED = Set.of(
            "password",
            "passwd",
            "secret",
            "api_key",
            "apikey",
            "api-key",
            "x-api-key",
            "x-goog-api-key",
            "access_key",
            "secret_key",
            "secret_access_key",
            "aws_secret_access_key",
            "client_secret",
            "private_key",
            "auth_token",
            "access_token",
            "refresh_token",
            "id_token",
            "session_token",
            "authorization");

    private final byte[] from;
    private final ByteArrayOutputStream to;
    private int copied;
    private int count;

    private Scrub(byte[] from) {
        this.from = from;
        this.to = new ByteArrayOutputStream(from.length + MARKED.length);
    }

    /** @param dotted its parts are joined by dots */
    private record Shape(byte[] start, int least, boolean dotted) {
        Shape(String start, int least, boolean dotted) {
            this(start.getBytes(StandardCharsets.US_ASCII), least, dotted);
        }
    }

    /** @param count how many secrets were taken out */
    public record Scrubbed(byte[] bytes, int count) {}

    public static Scrubbed of(byte[] bytes) {
        return new Scrub(bytes).run();
    }

    private Scrubbed run() {
        int at = 0;
        while (at < from.length) {
            byte b = from[at];
            if (b == '\\') {
                // An escape in JSON: its letter does not belong to the word behind it.
                at += at + 1 < from.length && from[at + 1] == 'u' ? 6 : 2;
            } else if (b == '-' && begins(KEY_BEGINS, at)) {
                at = privateKey(at);
            } else if (inWord(b)) {
                at = word(at);
            } else {
                at++;
            }
        }
        if (count == 0) {
            return new Scrubbed(from, 0);
        }
        to.write(from, copied, from.length - copied);
        return new Scrubbed(to.toByteArray(), count);
    }

    private int word(int start) {
        int end = endOfWord(start, false);
        for (Shape shape : SHAPES) {
            if (begins(shape.start(), start)) {
                int whole = shape.dotted() ? endOfWord(start, true) : end;
                if (whole - start >= shape.least()) {
                    return take(start, whole);
                }
            }
        }
        int length = end - start;
        if (length <= LONGEST_NAME && length >= "bearer".length()) {
            String name = new String(from, start, length, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
            if (name.equals("bearer")) {
                return bearer(end);
            }
            if (ASSIGNED.contains(name)) {
                return assigned(end);
            }
        }
        return end;
    }

    private int bearer(int end) {
        int value = end;
        while (value < from.length && from[value] == ' ') {
            value++;
        }
        int until = endOfWord(value, true);
        return value > end && until - value >= BEARER_LEAST ? take(value, until) : end;
    }

    /** {@code name = "value"}, {@code "name": "value"}, also with the quotes escaped. */
    private int assigned(int end) {
        int at = quote(end);
        at = blanks(at);
        if (at >= from.length || (from[at] != ':' && from[at] != '=')) {
            return end;
        }
        int before = blanks(at + 1);
        int value = quote(before);
        if (value == before) {
            return end;
        }
        int until = value;
        while (until < from.length
                && from[until] != '"'
                && from[until] != '\''
                && from[until] != '\\'
                && from[until] != '\n') {
            until++;
        }
        return until - value >= ASSIGNED_LEAST ? take(value, until) : end;
    }

    private int quote(int at) {
        int next = at;
        while (next < from.length && from[next] == '\\') {
            next++;
        }
        return next < from.length && (from[next] == '"' || from[next] == '\'') ? next + 1 : at;
    }

    private int blanks(int at) {
        int next = at;
        while (next < from.length && from[next] == ' ') {
            next++;
        }
        return next;
    }

    private int privateKey(int start) {
        int title = start + KEY_BEGINS.length;
        int last = Math.min(from.length, title + KEY_TITLE);
        for (int i = title; i < last; i++) {
            if (begins(PRIVATE, i)) {
                int end = i;
                while (end < from.length && !(from[end] == '-' && begins(KEY_ENDS, end))) {
                    end++;
                }
                return take(title, end);
            }
        }
        return title;
    }

    private int take(int start, int end) {
        to.write(from, copied, start - copied);
        to.write(MARKED, 0, MARKED.length);
        copied = end;
        count++;
        return end;
    }

    private int endOfWord(int start, boolean dotted) {
        int end = start;
        while (end < from.length && (inWord(from[end]) || (dotted && from[end] == '.'))) {
            end++;
        }
        return end;
    }

    private boolean begins(byte[] with, int at) {
        if (from.length - at < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (from[at + i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean inWord(byte b) {
        return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_' || b == '-';
    }
}
