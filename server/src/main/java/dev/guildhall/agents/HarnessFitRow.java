package dev.guildhall.agents;

import dev.guildhall.skill.HarnessPlan.Note;
import java.util.List;
import java.util.Optional;

/**
 * How an agent arrives in one harness.
 *
 * @param chosen whether it stands in the definition
 * @param planned false for {@code inline}, which writes no files, and for a bridge that is not there
 * @param notes one for each capability the agent uses
 * @param catalogTokens tokens of all entries that the model always sees
 * @param drift state of what is installed there; empty when nothing is
 */
public record HarnessFitRow(
        String harness,
        String title,
        String mark,
        String kind,
        boolean chosen,
        boolean planned,
        int carriedNative,
        int emulated,
        int lost,
        List<Note> notes,
        int catalogTokens,
        Optional<String> drift) {
    public HarnessFitRow {
        notes = List.copyOf(notes);
    }
}
