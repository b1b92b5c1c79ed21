package dev.guildhall.skill;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A harness or hosted runtime as people choose it.
 *
 * @param id the one word of {@code agent.yaml}: {@code opencode}, {@code claude-code}, {@code codex}…
 * @param aliases other words people already write for it
 * @param title its name as its makers write it
 * @param mark two capital letters for the hallmark
 * @param order place in lists; small first
 * @param version the release its rules were written against
 */
public record HarnessProfile(
        String id,
        List<String> aliases,
        String title,
        String mark,
        int order,
        Kind kind,
        String version,
        Limits limits) {

    public HarnessProfile {
        aliases = List.copyOf(aliases);
    }

    /** {@code FILES}: reads a folder. {@code HOSTED}: is sent uploads over a vendor's API. */
    public enum Kind {
        FILES,
        HOSTED
    }

    /**
     * What the target takes at most; empty where no limit is known.
     *
     * @param skills skills of one agent
     * @param nameCharacters of a skill's name
     * @param descriptionCharacters of a skill's description as the model is shown it
     * @param filesPerSkill files of one skill
     * @param bytesPerSkill bytes of all files of one skill, unpacked
     * @param bytesPerFile bytes of one file
     * @param instructionsCharacters of the agent's instructions
     */
    public record Limits(
            OptionalInt skills,
            OptionalInt nameCharacters,
            OptionalInt descriptionCharacters,
            OptionalInt filesPerSkill,
            OptionalLong bytesPerSkill,
            OptionalLong bytesPerFile,
            OptionalInt instructionsCharacters) {}
}
