package dev.guildhall.drafting;

import dev.guildhall.registry.DraftFiles;
import java.util.List;

/**
 * A draft that a source was made into, kept for an hour for the user who asked.
 *
 * @param draft what it is called in addresses
 * @param page where a person edits and publishes it
 * @param notes what to look at before publishing
 */
public record Drafted(String draft, String name, String page, List<DraftFiles.DraftFile> files, List<String> notes) {
    public Drafted {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
    }
}
