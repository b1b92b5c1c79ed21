package dev.guildhall.faces;

import dev.guildhall.packages.PackageDigest;
import dev.guildhall.packages.PackageFiles;
import dev.guildhall.registry.Release;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How a version is laid out in a tar.gz for other clients. A layout that changes gets another key: digests are kept under it. */
enum ArchiveForm {
    /** {@code SKILL.md} at the root, as the well-known index (0.2.0) wants it. */
    SKILL("skill-1") {
        @Override
        List<PlainTarGz.Entry> entries(Release release, SkillManifest manifest, PackageFiles files) {
            return below("", files);
        }
    },
    /** An npm package that is a Claude Code plugin with one skill. */
    NPM("npm-1") {
        @Override
        String key(Release release) {
            return super.key(release) + " " + release.skillName();
        }

        @Override
        List<PlainTarGz.Entry> entries(Release release, SkillManifest manifest, PackageFiles files) {
            List<PlainTarGz.Entry> entries = new ArrayList<>();
            PluginFiles.of(release, manifest)
                    .forEach((path, text) -> entries.add(PlainTarGz.Entry.of("package/" + path, text)));
            entries.addAll(below("package/skills/" + release.name() + "/", files));
            return entries;
        }
    };

    private final String key;

    ArchiveForm(String key) {
        this.key = key;
    }

    /** Names the layout and whatever else than the files is in the bytes. */
    String key(Release release) {
        return key;
    }

    abstract List<PlainTarGz.Entry> entries(Release release, SkillManifest manifest, PackageFiles files);

    private static List<PlainTarGz.Entry> below(String folder, PackageFiles files) {
        return files.list().stream()
                .sorted(Comparator.comparing(PackageFile::path, PackageDigest.PATH_ORDER))
                .map(file -> new PlainTarGz.Entry(
                        folder + file.path(), file.executable(), file.size(), () -> files.open(file.path())))
                .toList();
    }
}
