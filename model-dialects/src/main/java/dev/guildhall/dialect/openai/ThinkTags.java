package dev.guildhall.dialect.openai;

/** Takes the thoughts out of text that begins with {@code <think>} and goes on behind {@code </think>} (open models behind plain servers). */
final class ThinkTags {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private enum Place {
        START,
        WITHIN,
        BEHIND,
        OUTSIDE
    }

    private Place place = Place.START;
    private final StringBuilder held = new StringBuilder();

    interface Pieces {
        void piece(boolean thought, String text);
    }

    void feed(String text, Pieces pieces) {
        if (place == Place.OUTSIDE) {
            pieces.piece(false, text);
            return;
        }
        held.append(text);
        if (place == Place.START) {
            start(pieces);
        }
        if (place == Place.WITHIN) {
            within(pieces);
        }
        if (place == Place.BEHIND) {
            behind(pieces);
        }
    }

    /** Nothing more comes: what was held back, because it could have become a tag, is text. */
    void end(Pieces pieces) {
        if (!held.isEmpty()) {
            pieces.piece(place == Place.WITHIN, held.toString());
            held.setLength(0);
        }
        place = Place.OUTSIDE;
    }

    private void start(Pieces pieces) {
        String text = held.toString().stripLeading();
        if (text.startsWith(OPEN)) {
            held.setLength(0);
            held.append(text.substring(OPEN.length()).stripLeading());
            place = Place.WITHIN;
        } else if (!OPEN.startsWith(text)) {
            place = Place.OUTSIDE;
            flush(false, held.length(), pieces);
        }
    }

    private void within(Pieces pieces) {
        int close = held.indexOf(CLOSE);
        if (close >= 0) {
            flush(true, close, pieces);
            held.delete(0, CLOSE.length());
            place = Place.BEHIND;
            return;
        }
        int keep = Math.min(CLOSE.length() - 1, held.length());
        while (keep > 0 && !CLOSE.startsWith(held.substring(held.length() - keep))) {
            keep--;
        }
        flush(true, held.length() - keep, pieces);
    }

    private void behind(Pieces pieces) {
        String text = held.toString().stripLeading();
        held.setLength(0);
        if (!text.isEmpty()) {
            place = Place.OUTSIDE;
            pieces.piece(false, text);
        }
    }

    private void flush(boolean thought, int length, Pieces pieces) {
        if (length > 0) {
            pieces.piece(thought, held.substring(0, length));
            held.delete(0, length);
        }
    }
}
