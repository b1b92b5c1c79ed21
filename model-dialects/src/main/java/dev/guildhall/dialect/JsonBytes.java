package dev.guildhall.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Finds things in the bytes of compact JSON without reading it: for watching streams, where a wrong guess costs a look and no more. */
public final class JsonBytes {
    private JsonBytes() {}

    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static boolean contains(byte[] bytes, int from, int to, byte[] what) {
        int last = to - what.length;
        byte head = what[0];
        for (int i = from; i <= last; i++) {
            if (bytes[i] == head && matches(bytes, i, what)) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a {@code "name": {…}}, as opposed to a {@code "name": null}. */
    public static boolean containsObject(byte[] bytes, int from, int to, byte[] quotedName) {
        int last = to - quotedName.length;
        for (int i = from; i <= last; i++) {
            if (bytes[i] != '"' || !matches(bytes, i, quotedName)) {
                continue;
            }
            int at = i + quotedName.length;
            while (at < to && (bytes[at] == ':' || bytes[at] == ' ')) {
                at++;
            }
            if (at < to && bytes[at] == '{') {
                return true;
            }
        }
        return false;
    }

    /** Bytes within the string values of these names, wherever they stand. */
    public static long textBytes(byte[] bytes, int from, int to, Set<String> names) {
        long sum = 0;
        int i = from;
        while (i < to) {
            if (bytes[i] != ':' || i == from || bytes[i - 1] != '"') {
                i++;
                continue;
            }
            int value = i + 1;
            while (value < to && bytes[value] == ' ') {
                value++;
            }
            if (value >= to || bytes[value] != '"') {
                i = value;
                continue;
            }
            int end = endOfText(bytes, value + 1, to);
            if (named(bytes, from, i - 1, names)) {
                sum += end - value - 1L;
            }
            i = end + 1;
        }
        return sum;
    }

    private static boolean named(byte[] bytes, int from, int closingQuote, Set<String> names) {
        for (String name : names) {
            int start = closingQuote - name.length();
            if (start > from && bytes[start - 1] == '"' && matches(bytes, start, name)) {
                return true;
            }
        }
        return false;
    }

    private static int endOfText(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != '"') {
            i += bytes[i] == '\\' ? 2 : 1;
        }
        return Math.min(i, to);
    }

    private static boolean matches(byte[] bytes, int at, byte[] what) {
        for (int i = 0; i < what.length; i++) {
            if (bytes[at + i] != what[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(byte[] bytes, int at, String what) {
        for (int i = 0; i < what.length(); i++) {
            if (bytes[at + i] != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
