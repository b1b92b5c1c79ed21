package dev.guildhall.dialect;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Steps over the members of one JSON object in bytes. Eight bytes at a time through texts. */
final class JsonCursor {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final int DEEPEST = 500;

    private final byte[] bytes;
    private final int end;
    private int at;

    JsonCursor(byte[] bytes, int end) {
        this(bytes, 0, end);
    }

    private JsonCursor(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    interface Member {
        /** The value stands in {@code [from, to)}. */
        void found(String name, int from, int to);
    }

    /** A cursor on an object that was stepped over before. */
    JsonCursor within(int from, int to) {
        return new JsonCursor(bytes, from, to);
    }

    /** Where the object opens; a byte order mark before it is passed over. */
    int openObject() {
        if (end >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            at = 3;
        }
        blanks();
        if (at >= end) {
            throw wrong("the body is empty");
        }
        if (bytes[at] != '{') {
            throw wrong("a JSON object must begin with '{'");
        }
        return at;
    }

    /** Reads the object that begins here; answers how many members it has. */
    int members(Member each) {
        at++;
        blanks();
        if (next('}')) {
            return 0;
        }
        int count = 0;
        while (true) {
            blanks();
            if (at >= end || bytes[at] != '"') {
                throw wrong("a name in quotes was expected");
            }
            int nameFrom = at;
            text();
            String name = text(nameFrom, at).orElseThrow(() -> wrong("a name is no valid text"));
            blanks();
            if (!next(':')) {
                throw wrong("':' was expected");
            }
            blanks();
            int from = at;
            value();
            int to = at;
            each.found(name, from, to);
            count++;
            blanks();
            if (next('}')) {
                return count;
            }
            if (!next(',')) {
                throw wrong("',' or '}' was expected");
            }
        }
    }

    void nothingMore() {
        blanks();
        if (at < end) {
            throw wrong("something stands behind the object");
        }
    }

    boolean isObject(int from) {
        return bytes[from] == '{';
    }

    boolean isTrue(int from, int to) {
        return to - from == 4 && bytes[from] == 't';
    }

    /** The text of a string value; empty when it is something else. */
    Optional<String> text(int from, int to) {
        if (bytes[from] != '"') {
            return Optional.empty();
        }
        for (int i = from + 1; i < to - 1; i++) {
            if (bytes[i] == '\\' || (bytes[i] & 0xE0) == 0) {
                return decoded(from, to);
            }
        }
        return Optional.of(new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8));
    }

    private Optional<String> decoded(int from, int to) {
        try {
            return Optional.of(Fields.JSON.readValue(bytes, from, to - from, String.class));
        } catch (JacksonException e) {
            at = from;
            throw wrong("a text holds a wrong escape or a control character");
        }
    }

    /** A whole number of at most nine digits; empty when it is something else. */
    Optional<Integer> whole(int from, int to) {
        if (to - from > 9 || to == from) {
            return Optional.empty();
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return Optional.empty();
            }
            value = value * 10 + bytes[i] - '0';
        }
        return Optional.of(value);
    }

    private void value() {
        if (at >= end) {
            throw wrong("it breaks off");
        }
        switch (bytes[at]) {
            case '"' -> text();
            case '{', '[' -> nested();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void word(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at >= end || bytes[at] != word.charAt(i)) {
                throw wrong("'" + word + "' was expected");
            }
            at++;
        }
    }

    private void number() {
        next('-');
        if (next('0')) {
            if (at < end && digit(bytes[at])) {
                throw wrong("a number must not begin with 0");
            }
        } else {
            digits();
        }
        if (next('.')) {
            digits();
        }
        if (next('e') || next('E')) {
            if (!next('+')) {
                next('-');
            }
            digits();
        }
    }

    private void digits() {
        if (at >= end || !digit(bytes[at])) {
            throw wrong("a value was expected");
        }
        while (at < end && digit(bytes[at])) {
            at++;
        }
    }

    private static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void nested() {
        byte[] closing = new byte[16];
        int depth = 0;
        do {
            if (at >= end) {
                throw wrong("it breaks off");
            }
            byte b = bytes[at];
            switch (b) {
                case '"' -> {
                    text();
                    continue;
                }
                case '{', '[' -> {
                    if (depth == DEEPEST) {
                        throw wrong("it is nested deeper than " + DEEPEST);
                    }
                    if (depth == closing.length) {
                        closing = Arrays.copyOf(closing, depth * 2);
                    }
                    closing[depth++] = (byte) (b + 2);
                }
                case '}', ']' -> {
                    if (closing[--depth] != b) {
                        throw wrong("'" + (char) closing[depth] + "' was expected");
                    }
                }
                default -> {}
            }
            at++;
        } while (depth > 0);
    }

    /** From the opening quote to behind the closing one. */
    private void text() {
        int i = at + 1;
        while (true) {
            while (i + 8 <= end) {
                long word = (long) LONGS.get(bytes, i);
                long hits = zero(word ^ QUOTES) | zero(word ^ BACKSLASHES);
                if (hits != 0) {
                    i += Long.numberOfTrailingZeros(hits) >>> 3;
                    break;
                }
                i += 8;
            }
            while (i < end && bytes[i] != '"' && bytes[i] != '\\') {
                i++;
            }
            if (i >= end) {
                at = end;
                throw wrong("a text has no end");
            }
            if (bytes[i] == '"') {
                at = i + 1;
                return;
            }
            i += 2;
        }
    }

    /** The high bit of the lowest byte that is zero; higher bytes may be wrong. */
    private static long zero(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    private void blanks() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
    }

    private boolean next(char c) {
        if (at < end && bytes[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private RequestRefused wrong(String what) {
        return Failure.of(Failure.Kind.BAD_REQUEST, "The body is no JSON object: %s at byte %d.".formatted(what, at))
                .refused();
    }
}
