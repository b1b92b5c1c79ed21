package dev.guildhall.packages;

import dev.guildhall.skill.SkillManifest;
import java.util.List;

/**
 * Estimates the tokens a skill costs an agent.
 *
 * <p>A quarter token for each ASCII character and one for each other character, rounded up. That is within some 20 % of
 * the common tokenisers for English prose and errs high for code and for scripts without spaces.
 */
public final class ContextEstimate {
    private ContextEstimate() {}

    /** Tokens of the skill's entry in the list that the model always sees ({@link SkillStandard#toPrompt}). */
    public static int catalog(SkillManifest manifest) {
        SkillStandard.Entry entry =
                new SkillStandard.Entry(manifest.name(), manifest.description(), manifest.name() + "/" + "SKILL.md");
        String list = SkillStandard.prompt(List.of(entry));
        String frame = SkillStandard.prompt(List.of());
        return Math.max(1, tokens(list) - tokens(frame));
    }

    /** Tokens of the Markdown body, read when the skill is used. */
    public static int body(String body) {
        return tokens(body);
    }

    static int tokens(String text) {
        long ascii = text.codePoints().filter(point -> point < 128).count();
        long other = text.codePoints().filter(point -> point >= 128).count();
        return (int) Math.min(Integer.MAX_VALUE, (ascii + 3) / 4 + other);
    }
}
