package dev.guildhall.packages;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The paths of a package so far, as the least discerning file system tells them apart. */
final class TakenNames {
    /** Folded path to the path as written, of files and of the folders they need. */
    private final Map<String, String> fileNames = new HashMap<>();

    private final Map<String, String> folderNames = new HashMap<>();

    /** False when it cannot stand beside what is there; then a finding says why. */
    boolean take(String path, Findings own) {
        String folded = fold(path);
        String other = fileNames.putIfAbsent(folded, path);
        if (other != null) {
            String how = other.equals(path)
                    ? "stands twice."
                    : "and `" + Shown.clip(other) + "` are the same name on some systems.";
            own.add(FindingCode.DUPLICATE_PATH.onPackage(
                    "The path `" + Shown.clip(path) + "` " + how, "Keep one of them or rename it."));
            return false;
        }
        boolean conflicts = folderNames.containsKey(folded);
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            String parent = path.substring(0, slash);
            String foldedParent = fold(parent);
            conflicts |= fileNames.containsKey(foldedParent);
            String sibling = folderNames.putIfAbsent(foldedParent, parent);
            if (sibling != null && !sibling.equals(parent)) {
                own.add(FindingCode.DUPLICATE_PATH.onPackage(
                        "The folders `" + Shown.clip(parent) + "` and `" + Shown.clip(sibling)
                                + "` are the same name on some systems.",
                        "Rename one of them."));
                return false;
            }
        }
        if (conflicts) {
            own.add(conflict(path));
        }
        return !conflicts;
    }

    /** Looks at a folder that is named by itself. */
    void takeFolder(String path, Findings own) {
        if (fileNames.containsKey(fold(path))) {
            own.add(conflict(path));
        }
    }

    private static Finding conflict(String path) {
        return FindingCode.PATH_CONFLICT.onPackage(
                "The path `" + Shown.clip(path) + "` is, or lies in, a file and a folder at once.",
                "Rename one of them.");
    }

    /** As file systems do that ignore letter case and normalise: NFC, folded by upper and then lower case. */
    private static String fold(String path) {
        String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
        String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
