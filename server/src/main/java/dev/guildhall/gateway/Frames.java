package dev.guildhall.gateway;

/** Where the events of a stream end, in bytes: an event ends with an empty line, of whichever line ends. */
final class Frames {
    private Frames() {}

    /** The place after the last empty line that ends at or behind {@code from}; 0 when there is none. */
    static int end(byte[] bytes, int from, int length) {
        for (int i = length - 1; i > 0 && i >= from; i--) {
            if (endsAt(bytes, i)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The place after the first empty line at or behind {@code from}; 0 when there is none. */
    static int next(byte[] bytes, int from, int length) {
        for (int i = from + 1; i < length; i++) {
            if (endsAt(bytes, i)) {
                return i + 1;
            }
        }
        return 0;
    }

    private static boolean endsAt(byte[] bytes, int i) {
        if (bytes[i] == '\n') {
            return bytes[i - 1] == '\n' || (i >= 2 && bytes[i - 1] == '\r' && bytes[i - 2] == '\n');
        }
        return bytes[i] == '\r' && bytes[i - 1] == '\r';
    }
}
