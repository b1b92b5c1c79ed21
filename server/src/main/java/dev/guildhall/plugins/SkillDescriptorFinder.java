package dev.guildhall.plugins;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.PackageReader;
import dev.guildhall.packages.ReadPackage;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.SkillManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginRuntimeException;

/** Reads a skill package, a folder with {@code SKILL.md}, as a PF4J plugin. */
final class SkillDescriptorFinder implements PluginDescriptorFinder {
    /** Where the manifest of a folder comes from. */
    @FunctionalInterface
    interface Manifests {
        SkillManifest of(Path folder) throws IOException;
    }

    private final Manifests manifests;

    private SkillDescriptorFinder(Manifests manifests) {
        this.manifests = manifests;
    }

    /** Reads what stands in the folder. */
    static SkillDescriptorFinder reading(PackageReader reader) {
        return new SkillDescriptorFinder(folder -> {
            ReadPackage read = reader.read(new FolderFiles(folder));
            return read.manifest()
                    .orElseThrow(() -> new IOException("%s is no skill package: %s"
                            .formatted(
                                    folder.getFileName(),
                                    read.findings().stream()
                                            .filter(Finding::refuses)
                                            .map(f -> f.message() + " " + f.fix())
                                            .collect(Collectors.joining(" ")))));
        });
    }

    /** For a package from the shelf: its manifest was read when it was published, and knows what came with the call. */
    static SkillDescriptorFinder knowing(SkillManifest manifest) {
        return new SkillDescriptorFinder(folder -> manifest);
    }

    @Override
    public boolean isApplicable(Path folder) {
        return Files.isDirectory(folder) && Files.isRegularFile(folder.resolve("SKILL.md"));
    }

    @Override
    public PluginDescriptor find(Path folder) {
        try {
            return descriptor(manifests.of(folder));
        } catch (IOException e) {
            throw new PluginRuntimeException(e, "The package in {} cannot be read: {}", folder, e.getMessage());
        }
    }

    /** @throws PluginRuntimeException when the manifest has no owner or version: a plugin is known by both */
    static PluginDescriptor descriptor(SkillManifest manifest) {
        String owner = manifest.owner().orElseThrow(() -> missing(manifest, "owner", "package: \"@owner/name\""));
        String version = manifest.version().orElseThrow(() -> missing(manifest, "version", "version: 1.0.0"));
        Descriptor descriptor = new Descriptor("@" + owner + "/" + manifest.name(), owner, version, manifest);
        manifest.dependencies().forEach(descriptor::needs);
        return descriptor;
    }

    private static PluginRuntimeException missing(SkillManifest manifest, String what, String line) {
        return new PluginRuntimeException(
                "The package {} names no {}; write {} into skill.yaml.", manifest.name(), what, line);
    }

    /** PF4J's setters are protected; its constructor wants the dependencies apart. */
    private static final class Descriptor extends DefaultPluginDescriptor {
        Descriptor(String id, String owner, String version, SkillManifest manifest) {
            super(
                    id,
                    manifest.description(),
                    org.pf4j.Plugin.class.getName(),
                    version,
                    "*",
                    owner,
                    manifest.license().orElse(""));
        }

        private void needs(DependencyRange range) {
            addDependency(new Dependency(range));
        }
    }

    /** PF4J cuts {@code id@range} at the first {@code @}, where our ids begin. */
    private static final class Dependency extends PluginDependency {
        private final String target;

        Dependency(DependencyRange range) {
            super(range.owner() + "/" + range.name() + "@" + range.range());
            this.target = range.target();
        }

        @Override
        public String getPluginId() {
            return target;
        }
    }
}
