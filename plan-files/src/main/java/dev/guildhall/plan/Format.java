package dev.guildhall.plan;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the values of one syntax are found and changed in a text, of which every other byte stays.
 *
 * <p>Edits of a list are made one after the other, each on what the one before left.
 */
interface Format {
    /**
     * A value that is there.
     *
     * @param value as {@link dev.guildhall.skill.Json} would read it
     * @param raw its own text, which can be put back
     */
    record Found(@Nullable Object value, String raw) {}

    /**
     * @throws UnreadableFile when the text does not parse, or the way to the value leads through something that has no parts
     */
    Optional<Found> find(String text, Pointer pointer);

    /** Sets a value, or adds it to the end of a list when the pointer says so; missing parents are made. */
    List<TextEdit> set(String text, Pointer pointer, @Nullable Object value);

    /** Puts back what {@link Found#raw} held where another value stands now. */
    List<TextEdit> restore(String text, Pointer pointer, String raw);

    /** Takes away a value that is there; at a pointer that appends, the element equal to {@code value}. */
    List<TextEdit> remove(String text, Pointer pointer, @Nullable Object value);

    /** Whether nothing but space is left. */
    boolean empty(String text);
}
