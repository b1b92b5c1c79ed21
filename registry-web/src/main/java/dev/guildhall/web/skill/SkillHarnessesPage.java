package dev.guildhall.web.skill;

import dev.guildhall.agents.SkillHarnessRow;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.web.harness.ConformanceTable;
import java.util.List;

/** The tab of how the skill does in each harness: by its declaration, and by what the real clients were seen to do. */
public record SkillHarnessesPage(SkillHead head, List<SkillHarnessRow> rows, ConformanceTable conformance) {
    public SkillHarnessesPage {
        rows = List.copyOf(rows);
    }

    /** What is worth reading: all that is not native. */
    public static List<Note> remarks(SkillHarnessRow row) {
        return row.notes().stream()
                .filter(note -> note.carried() != Carried.NATIVE)
                .toList();
    }
}
