package dev.guildhall.models;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a configuration, and what of it has no effect here; each names its place.
 *
 * <p>An error stops what is being done, a note is told to the operator: nothing that somebody wrote is left out silently.
 */
final class Complaints {
    private static final int MOST = 50;

    private final List<String> errors = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    void error(Place place, String message) {
        if (errors.size() < MOST) {
            errors.add(place + message);
        }
    }

    void note(Place place, String message) {
        if (notes.size() < 10 * MOST) {
            notes.add(place + message);
        }
    }

    List<String> errors() {
        return List.copyOf(errors);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Where something stands.
     *
     * @param file empty for a body of a request
     * @param line 0 when there are none
     */
    record Place(String file, int line, String path) {
        /** {@code config.yaml line 12, litellm_params.rpm: }. */
        @Override
        public String toString() {
            String where = file.isEmpty() ? "" : line > 0 ? file + " line " + line : file;
            return where.isEmpty() ? path + ": " : path.isEmpty() ? where + ": " : where + ", " + path + ": ";
        }
    }
}
