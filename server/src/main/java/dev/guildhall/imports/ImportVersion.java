package dev.guildhall.imports;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.MendCode;
import dev.guildhall.packages.MendedSkill;
import dev.guildhall.packages.Versions;
import dev.guildhall.registry.Origins;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which version a skill is published: what its author says, else the next patch, else 0.1.0.
 *
 * @param finding why it is not what the author wrote
 */
record ImportVersion(Optional<String> version, List<Finding> finding) {
    private static final String FIRST = "0.1.0";
    private static final Pattern LOOSE =
            Pattern.compile("[vV]?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?(-[0-9A-Za-z.-]+)?(?:\\+.*)?");
    private static final String FIX = "Write three numbers, such as 1.4.0, and raise them with every change.";

    /**
     * @param newest version there is
     * @param taken whether a version is published already
     */
    static ImportVersion of(MendedSkill skill, Optional<Origins.Newest> newest, Predicate<String> taken) {
        Optional<String> written = skill.version();
        Optional<String> said = written.flatMap(ImportVersion::completed);
        if (skill.fixedVersion() && said.isPresent()) {
            return taken.test(said.get())
                    ? new ImportVersion(Optional.empty(), List.of(refused(said.get())))
                    : new ImportVersion(said, List.of());
        }
        List<Finding> mends = written.filter(text -> !said.equals(written))
                .map(text -> List.of(mended(skill, text, said)))
                .orElse(List.of());
        if (said.isPresent() && !taken.test(said.get())) {
            return new ImportVersion(said, mends);
        }
        if (newest.isEmpty()) {
            return new ImportVersion(Optional.of(FIRST), mends);
        }
        String next = next(newest.get().version(), taken);
        return said.isPresent()
                ? new ImportVersion(Optional.of(next), List.of(moved(skill, said.get(), next)))
                : new ImportVersion(Optional.of(next), mends);
    }

    /** {@code 1.0} is 1.0.0, {@code v2} is 2.0.0; empty when it is no version at all. */
    static Optional<String> completed(String written) {
        Matcher loose = LOOSE.matcher(written.strip());
        if (!loose.matches()) {
            return Optional.empty();
        }
        String pre = loose.group(4) == null ? "" : loose.group(4);
        String version = number(loose.group(1)) + "." + number(loose.group(2)) + "." + number(loose.group(3)) + pre;
        return Optional.of(version).filter(Versions::isVersion);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The next patch after the newest; the release itself after a pre-release. */
    private static String next(String newest, Predicate<String> taken) {
        Matcher version = LOOSE.matcher(newest);
        if (!version.matches()) {
            throw new IllegalStateException("stored version " + newest);
        }
        int patch = number(version.group(3)) + (version.group(4) == null ? 1 : 0);
        String front = number(version.group(1)) + "." + number(version.group(2)) + ".";
        while (taken.test(front + patch)) {
            patch++;
        }
        return front + patch;
    }

    private static Finding mended(MendedSkill skill, String written, Optional<String> said) {
        return MendCode.MENDED_VERSION.inFile(
                "SKILL.md",
                skill.versionLine(),
                "The version was `" + clip(written) + "`; "
                        + said.map(version -> "it is " + version + " now.")
                                .orElse("that is no version, so the import counts by itself."),
                FIX);
    }

    private static Finding moved(MendedSkill skill, String said, String next) {
        return MendCode.VERSION_TAKEN.inFile(
                "SKILL.md",
                skill.versionLine(),
                "Version " + said + " is published with other content; this one is " + next + ".",
                FIX);
    }

    private static Finding refused(String said) {
        return MendCode.VERSION_REFUSED.inFile(
                "skill.yaml",
                1,
                "Version " + said + " is published with other content.",
                "Raise `version` in skill.yaml; a published version never changes.");
    }

    private static String clip(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
