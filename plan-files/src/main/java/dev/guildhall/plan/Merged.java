package dev.guildhall.plan;

import java.util.List;
import java.util.Optional;

/**
 * A configuration file after patches, and what it takes to take them back.
 *
 * @param text the whole file
 * @param changes one for each patch, in their order
 * @param made pointers to the objects and lists that had to be made around a value
 * @param reverse edits that give the file as it was, made one after the other on {@code text} and nothing else
 */
public record Merged(String text, List<Change> changes, List<String> made, List<TextEdit> reverse) {
    public Merged {
        changes = List.copyOf(changes);
        made = List.copyOf(made);
        reverse = List.copyOf(reverse);
    }

    /**
     * A value that was set.
     *
     * @param value JSON
     * @param before the text that stood there, in the file's own syntax; empty when nothing did
     */
    public record Change(String pointer, String value, Optional<String> before) {}
}
