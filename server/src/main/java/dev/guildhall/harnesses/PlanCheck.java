package dev.guildhall.harnesses;

import dev.guildhall.packages.Secrets;
import dev.guildhall.skill.HarnessPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no plan may hold, whoever wrote the bridge: ways out of its folders, two files of one path, secrets, too much. */
final class PlanCheck {
    private static final int MOST_FILES = 20_000;
    private static final int MOST_PATCHES = 5_000;
    private static final int MOST_CHARACTERS = 16 << 20;
    private static final int LONGEST_PATH = 400;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private PlanCheck() {}

    /** To follow "the bridge plans"; empty when nothing is wrong. */
    static Optional<String> wrong(HarnessPlan plan) {
        List<HarnessPlan.File> files = Stream.concat(
                        plan.files().stream(), plan.uploads().stream().flatMap(upload -> upload.files().stream()))
                .toList();
        if (files.size() > MOST_FILES || plan.patches().size() > MOST_PATCHES) {
            return Optional.of("more than %,d files or %,d patches".formatted(MOST_FILES, MOST_PATCHES));
        }
        return Stream.concat(files.stream().map(HarnessPlan.File::path), plan.patches().stream().map(HarnessPlan.Patch::path))
                .filter(path -> !safe(path))
                .findFirst()
                .map(path -> "the path " + path + ", which is not allowed")
                .or(() -> twice(plan.files()))
                .or(() -> contents(plan, files));
    }

    private static Optional<String> twice(List<HarnessPlan.File> files) {
        Set<String> seen = new HashSet<>();
        return files.stream()
                .map(HarnessPlan.File::path)
                .filter(path -> !seen.add(path))
                .findFirst()
                .map(path -> "the file " + path + " twice");
    }

    private static Optional<String> contents(HarnessPlan plan, List<HarnessPlan.File> files) {
        long characters = 0;
        for (HarnessPlan.File file : files) {
            switch (file.content()) {
                case HarnessPlan.Content.Text text -> {
                    characters += text.text().length();
                    if (Secrets.known(text.text())) {
                        return Optional.of("a secret in " + file.path());
                    }
                }
                case HarnessPlan.Content.FromPackage packaged -> {
                    if (!SHA256.matcher(packaged.sha256()).matches()) {
                        return Optional.of("a file without a digest: " + file.path());
                    }
                }
            }
        }
        for (HarnessPlan.Patch patch : plan.patches()) {
            characters += patch.value().length();
            if (Secrets.known(patch.value())) {
                return Optional.of("a secret in " + patch.path());
            }
        }
        return characters > MOST_CHARACTERS
                ? Optional.of("more than %,d characters of its own".formatted(MOST_CHARACTERS))
                : Optional.empty();
    }

    static boolean safe(String path) {
        String inner = path.startsWith("~/") ? path.substring(2) : path;
        if (inner.isEmpty() || path.length() > LONGEST_PATH || inner.startsWith("/") || inner.contains("\\")
                || inner.contains(":") || inner.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        return Stream.of(inner.split("/", -1))
                .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals("..") || part.equals("~"));
    }
}
