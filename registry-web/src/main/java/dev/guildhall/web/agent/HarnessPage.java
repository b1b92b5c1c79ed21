package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentPlan;
import dev.guildhall.agents.HarnessFitRow;
import dev.guildhall.web.layout.Figures;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.skill.FileNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tab of the harness: one of several is looked at, and what would change with it.
 *
 * @param shown the harness looked at
 * @param stage {@code current} or {@code next}
 * @param plan empty for a harness that writes no files, and when planning is refused
 * @param tree the planned files as folders
 */
public record HarnessPage(
        AgentHead head,
        String shown,
        String stage,
        List<HarnessFitRow> harnesses,
        Optional<AgentPlan> plan,
        List<FileNode> tree,
        Optional<OpenFile> open,
        Optional<Refusal> refusal) {
    public static final int DIFF_ROWS = 60;

    public HarnessPage {
        harnesses = List.copyOf(harnesses);
        tree = List.copyOf(tree);
    }

    /**
     * A planned file.
     *
     * @param text empty when it cannot be shown; {@code reason} says why
     */
    public record OpenFile(AgentPlan.PlannedFile file, Optional<String> text, String reason) {
        public List<String> lines() {
            return text.map(all -> List.of(all.split("\n", -1))).orElse(List.of());
        }
    }

    public Matrix matrix() {
        return Matrix.of(harnesses, head.harness(), shown);
    }

    public boolean other() {
        return !shown.equals(head.harness());
    }

    public Optional<HarnessFitRow> fit() {
        return harnesses.stream().filter(row -> row.harness().equals(shown)).findFirst();
    }

    public String title(String harness) {
        return harnesses.stream()
                .filter(row -> row.harness().equals(harness))
                .map(HarnessFitRow::title)
                .findFirst()
                .orElse(harness);
    }

    /** Paths of what goes into files that may be there already. */
    public Set<String> merged() {
        return plan.map(AgentPlan::files).orElse(List.of()).stream()
                .filter(AgentPlan.PlannedFile::merged)
                .map(AgentPlan.PlannedFile::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Folders of skills are closed at first: what is the harness's own stands open. */
    public boolean opened(FileNode folder) {
        return folder.children().stream()
                .noneMatch(child -> child.file().isPresent() && child.name().equals("SKILL.md"));
    }

    /** For example {@code 9 native, 2 emulated, 1 lost}. */
    public static String word(HarnessFitRow row) {
        return row.carriedNative() + " native, " + row.emulated() + " emulated, " + row.lost() + " lost";
    }

    /** Of skills the one that comes to most is meant. */
    public static String word(AgentPlan.SizeLimit limit) {
        return switch (limit.what()) {
            case "skills" -> "Skills of an agent";
            case "skill-name" -> "A skill's name";
            case "skill-description" -> "A skill's description";
            case "skill-files" -> "Files of a skill";
            case "skill-size" -> "A skill";
            case "file-size" -> "A file";
            case "instructions" -> "Instructions";
            default -> limit.what();
        };
    }

    public static String amount(AgentPlan.SizeLimit limit, long amount) {
        return switch (limit.unit()) {
            case "bytes" -> Figures.bytes(amount);
            case "characters" -> Figures.count(amount, "character", "characters");
            default -> Figures.count(amount);
        };
    }

    public String openPath() {
        return open.map(file -> file.file().path()).orElse("");
    }

    /** How many files of the plan change in this way when the harness is switched. */
    public long changes(String change) {
        return plan.map(AgentPlan::diff).orElse(List.of()).stream()
                .filter(file -> file.change().equals(change))
                .count();
    }

    /** Tokens that the model always sees there. */
    public int catalogTokens() {
        return plan.map(AgentPlan::context).orElse(List.of()).stream()
                .mapToInt(AgentPlan.SkillCost::catalogTokens)
                .sum();
    }

    public int bodyTokens() {
        return plan.map(AgentPlan::context).orElse(List.of()).stream()
                .mapToInt(AgentPlan.SkillCost::bodyTokens)
                .sum();
    }

    /** As typed in a shell: what has a space or a sign is quoted. */
    public static String shell(List<String> command) {
        return String.join(
                " ",
                command.stream()
                        .map(word ->
                                word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                        .toList());
    }
}
