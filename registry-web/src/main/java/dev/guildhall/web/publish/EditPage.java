package dev.guildhall.web.publish;

import dev.guildhall.registry.DraftFiles;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The files of a draft, one of them open in a text field.
 *
 * @param open path of the open file, also when it is not there yet
 * @param text what the field holds; empty when the file is no text
 */
public record EditPage(
        Chrome chrome,
        String draft,
        List<DraftFiles.DraftFile> files,
        String open,
        Optional<String> text,
        Optional<Refusal> refusal,
        Optional<Note> note) {

    public EditPage {
        files = List.copyOf(files);
    }

    /** Without the manifest there is no skill. */
    public boolean removable() {
        return !open.equals("SKILL.md")
                && files.stream().anyMatch(file -> file.path().equals(open));
    }
}
