package dev.guildhall.compare;

import java.util.Optional;

/**
 * A file that is not the same on both sides.
 *
 * @param path after; of a removed file the one it had
 * @param was its path before, when renamed
 * @param modeChanged whether the executable bit changed
 */
public record FileChange(
        String path,
        Optional<String> was,
        Kind kind,
        boolean modeChanged,
        Optional<State> before,
        Optional<State> after) {

    /** What happened; a renamed file has the same bytes under another path, a changed one may differ in its mode only. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        RENAMED;

        Kind mirrored() {
            return switch (this) {
                case ADDED -> REMOVED;
                case REMOVED -> ADDED;
                case CHANGED -> CHANGED;
                case RENAMED -> RENAMED;
            };
        }
    }

    /** The file on one side; {@code sha256} in hex. */
    public record State(boolean executable, long size, String sha256) {}

    boolean sameBytes() {
        return before.map(State::sha256).equals(after.map(State::sha256));
    }

    FileChange mirrored() {
        return new FileChange(
                was.orElse(path),
                was.map(old -> path),
                kind.mirrored(),
                modeChanged,
                /* before= */ after,
                /* after= */ before);
    }
}
