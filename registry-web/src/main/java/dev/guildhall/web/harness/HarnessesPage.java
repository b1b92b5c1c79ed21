package dev.guildhall.web.harness;

import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.HarnessProfile.Kind;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Figures;
import java.util.ArrayList;
import java.util.List;

/** Every harness an agent can name, and what the real clients were seen to do. */
public record HarnessesPage(
        Chrome chrome, List<HarnessProfile> harnesses, ConformanceTable conformance, ConformanceTable installers) {
    public HarnessesPage {
        harnesses = List.copyOf(harnesses);
    }

    public static String kind(HarnessProfile profile) {
        if (profile.id().equals("inline")) {
            return "built in";
        }
        return profile.kind() == Kind.HOSTED ? "hosted, sent over its API" : "reads a folder";
    }

    /** What the target takes at most, in words; empty when no limit is known. */
    public static List<String> limits(HarnessProfile.Limits limits) {
        List<String> words = new ArrayList<>();
        limits.skills().ifPresent(most -> words.add(Figures.count(most, "skill", "skills")));
        limits.nameCharacters().ifPresent(most -> words.add("names of " + Figures.count(most) + " characters"));
        limits.descriptionCharacters()
                .ifPresent(most -> words.add("descriptions of " + Figures.count(most) + " characters"));
        limits.filesPerSkill().ifPresent(most -> words.add(Figures.count(most) + " files a skill"));
        limits.bytesPerSkill().ifPresent(most -> words.add(Figures.bytes(most) + " a skill"));
        limits.bytesPerFile().ifPresent(most -> words.add(Figures.bytes(most) + " a file"));
        limits.instructionsCharacters()
                .ifPresent(most -> words.add("instructions of " + Figures.count(most) + " characters"));
        return words;
    }
}
