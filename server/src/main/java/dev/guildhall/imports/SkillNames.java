package dev.guildhall.imports;

import dev.guildhall.packages.FoundSkill;
import dev.guildhall.packages.LenientReader;
import dev.guildhall.packages.MendCode;
import dev.guildhall.packages.MendedSkill;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each skill of an import a name of its own. A name goes to the skill that has it already, else to the shallowest, else
 * to the first by path; the others are called {@code folder-name}, after the plugin or folder around them. Where that is
 * taken too, the skill is refused.
 */
@Service
class SkillNames {
    private final LenientReader reader;

    @Inject
    SkillNames(LenientReader reader) {
        this.reader = reader;
    }

    /** Where the newest version of a name lay, when it was imported. */
    interface Earlier {
        Optional<String> path(String name);
    }

    /** @param skills in the order of {@link dev.guildhall.packages.FoundSkills#skills()} */
    List<NamedSkill> unique(List<MendedSkill> skills, Earlier earlier) throws IOException {
        Map<String, List<MendedSkill>> byName = new LinkedHashMap<>();
        skills.forEach(skill -> byName.computeIfAbsent(skill.name().orElse(""), name -> new ArrayList<>())
                .add(skill));
        Set<String> taken = new HashSet<>(byName.keySet());
        Map<FoundSkill, NamedSkill> named = new LinkedHashMap<>();
        for (Map.Entry<String, List<MendedSkill>> group : byName.entrySet()) {
            group(group.getKey(), group.getValue(), earlier, taken, named);
        }
        return skills.stream()
                .map(skill -> named.getOrDefault(skill.found(), new NamedSkill(skill, List.of())))
                .toList();
    }

    private void group(
            String name,
            List<MendedSkill> skills,
            Earlier earlier,
            Set<String> taken,
            Map<FoundSkill, NamedSkill> named)
            throws IOException {
        if (skills.size() == 1 || name.isEmpty()) {
            return;
        }
        Optional<String> before = earlier.path(name);
        MendedSkill first = skills.stream()
                .filter(skill -> before.equals(Optional.of(skill.found().path())))
                .findFirst()
                .orElse(skills.getFirst());
        for (MendedSkill skill : skills) {
            if (skill.found().equals(first.found())) {
                continue;
            }
            Optional<String> around = skill.found().around();
            Optional<MendedSkill> other =
                    around.isEmpty() ? Optional.empty() : reader.renamed(skill, around.get() + "-" + name);
            if (other.isPresent() && taken.add(other.get().name().orElse(""))) {
                named.put(
                        skill.found(),
                        new NamedSkill(
                                other.get(),
                                List.of(MendCode.RENAMED_DUPLICATE.onPackage(
                                        "`" + first.found().path() + "` is called `" + name
                                                + "` too; this one is called `"
                                                + other.get().name().orElse("") + "`.",
                                        "Give each skill a name of its own."))));
            } else {
                named.put(
                        skill.found(),
                        new NamedSkill(
                                skill,
                                List.of(MendCode.DUPLICATE_NAME.onPackage(
                                        "`" + first.found().path() + "` is called `" + name + "` too.",
                                        "Give each skill a name of its own."))));
            }
        }
    }
}
