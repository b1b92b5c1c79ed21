package dev.guildhall.agents;

import dev.guildhall.skill.HarnessPlan.Note;
import java.util.List;

/**
 * How one version of a skill does in a harness.
 *
 * @param status {@code fits}, {@code limited} or {@code does-not-fit}; empty when its bridge fails
 * @param notes what its bridge says of the skill alone
 * @param catalogTokens tokens of its entry in the list that the model always sees there; {@code bodyTokens} of what it reads
 */
public record SkillHarnessRow(
        String harness, String title, String mark, String status, List<Note> notes, int catalogTokens, int bodyTokens) {
    public SkillHarnessRow {
        notes = List.copyOf(notes);
    }
}
