package dev.guildhall.scan;

import dev.guildhall.skill.SkillManifest;
import java.util.List;
import java.util.Optional;

/** How a rule looks: at lines, at the first bytes of a file, or at everything that was learned of the package. */
sealed interface Check {
    /**
     * Looks at each line of the text files.
     *
     * @param hints lower-case; a line that holds none of them is passed over. Empty: every line is looked at
     * @param also a second such list
     */
    record OnLine(List<String> hints, List<String> also, LineTest test) implements Check {
        OnLine(List<String> hints, LineTest test) {
            this(hints, List.of(), test);
        }

        /** Whether the text may hold what is looked for; cheap, as most lines hold nothing. */
        boolean mayBeIn(String text) {
            return any(hints, text) && any(also, text);
        }

        private static boolean any(List<String> hints, String text) {
            for (String hint : hints) {
                if (text.contains(hint)) {
                    return true;
                }
            }
            return hints.isEmpty();
        }
    }

    /** Looks at the first {@value Contents#HEAD} bytes of each file. */
    record OnBytes(BytesTest test) implements Check {}

    /** Looks at the manifest and at what the scripts do, after all files were read. */
    record OnPackage(PackageTest test) implements Check {}

    /** Judges one line. */
    @FunctionalInterface
    interface LineTest {
        Optional<Hit> look(Line line);
    }

    /** Judges one file. */
    @FunctionalInterface
    interface BytesTest {
        Optional<Hit> look(FileHead file);
    }

    /** Judges the package. */
    @FunctionalInterface
    interface PackageTest {
        List<Hit> look(SkillManifest manifest, Deeds deeds);
    }
}
