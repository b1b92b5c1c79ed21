package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the folder that holds {@code SKILL.md}: the root, or exactly one top folder, which is then taken off every path. */
final class PackageRoot {
    private static final String IMPORT = "Send one skill, or import them all with POST /api/v1/imports.";

    private PackageRoot() {}

    static UnpackedPackage of(List<PackageFile> files, Map<String, Path> places, Findings findings) {
        if (files.isEmpty()) {
            findings.add(FindingCode.ARCHIVE_EMPTY.onPackage(
                    "There is no file in it.", "Pack the folder that holds SKILL.md."));
            throw PackageProblem.of(findings.all());
        }
        List<String> manifests = files.stream()
                .map(PackageFile::path)
                .filter(PackageRoot::isManifest)
                .sorted(Comparator.<String>comparingInt(path -> path.split("/", -1).length)
                        .thenComparing(PackageDigest.PATH_ORDER))
                .toList();
        String prefix = prefix(files, manifests, findings);
        manifests.stream()
                .skip(1)
                .forEach(nested -> findings.add(FindingCode.NESTED_SKILL.onFile(
                        nested.substring(prefix.length()),
                        "Another SKILL.md lies inside the package.",
                        "It stays a file of this package; some harnesses list it as a skill of its own.")));
        Map<String, Path> stripped = new HashMap<>();
        places.forEach((path, place) -> stripped.put(path.substring(prefix.length()), place));
        List<PackageFile> inside = files.stream()
                .map(file -> new PackageFile(
                        file.path().substring(prefix.length()), file.executable(), file.size(), file.sha256()))
                .sorted(Comparator.comparing(PackageFile::path, PackageDigest.PATH_ORDER))
                .toList();
        Optional<String> folder =
                prefix.isEmpty() ? Optional.empty() : Optional.of(prefix.substring(0, prefix.length() - 1));
        return new UnpackedPackage(inside, stripped, folder, findings.all());
    }

    private static String prefix(List<PackageFile> files, List<String> manifests, Findings findings) {
        if (manifests.isEmpty()) {
            findings.add(FindingCode.NO_SKILL_MD.onPackage(
                    "There is no SKILL.md; found " + some(files) + ".",
                    "Pack the folder that holds SKILL.md, with it at the root or under one top folder."));
            throw PackageProblem.of(findings.all());
        }
        String first = manifests.getFirst();
        String prefix = first.substring(0, first.lastIndexOf('/') + 1);
        List<String> beside = files.stream()
                .map(PackageFile::path)
                .filter(path -> !path.startsWith(prefix))
                .toList();
        long roots = manifests.stream().filter(path -> !path.startsWith(prefix)).count() + 1;
        if (roots > 1) {
            findings.add(FindingCode.SEVERAL_SKILLS.onPackage(
                    "This holds " + roots + " skills: " + list(manifests) + ".", IMPORT));
        } else if (prefix.indexOf('/') != prefix.length() - 1 && !prefix.isEmpty()) {
            findings.add(FindingCode.SKILL_MD_TOO_DEEP.onFile(
                    first,
                    "SKILL.md lies deeper than one top folder.",
                    "Pack `" + Shown.clip(prefix.substring(0, prefix.length() - 1)) + "` itself."));
        } else if (!beside.isEmpty()) {
            findings.add(FindingCode.STRAY_FILES.onPackage(
                    "SKILL.md lies in `" + Shown.clip(prefix) + "`, but beside that folder are " + list(beside) + ".",
                    "Pack only the folder that holds SKILL.md."));
        }
        if (findings.refusing()) {
            throw PackageProblem.of(findings.all());
        }
        return prefix;
    }

    private static boolean isManifest(String path) {
        return path.substring(path.lastIndexOf('/') + 1)
                .toLowerCase(Locale.ROOT)
                .equals("skill.md");
    }

    private static String some(List<PackageFile> files) {
        return list(files.stream().map(PackageFile::path).sorted().toList());
    }

    private static String list(List<String> paths) {
        String shown = paths.stream()
                .limit(5)
                .map(path -> "`" + Shown.clip(path) + "`")
                .collect(Collectors.joining(", "));
        return paths.size() > 5 ? shown + " and " + (paths.size() - 5) + " more" : shown;
    }
}
