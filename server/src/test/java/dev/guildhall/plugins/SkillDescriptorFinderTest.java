package dev.guildhall.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;

class SkillDescriptorFinderTest {
    @TempDir
    private Path folder;

    @Test
    void makesADescriptorOfTheManifest() {
        PluginDescriptor descriptor = SkillDescriptorFinder.knowing(ShelfInMemory.manifest(
                        "tool", "1.2.3", List.of(new DependencyRange("base", "words", ">=1.2 <2"))))
                .find(folder);

        assertThat(List.of(
                        descriptor.getPluginId(),
                        descriptor.getVersion(),
                        descriptor.getPluginDescription(),
                        descriptor.getProvider(),
                        descriptor.getLicense(),
                        descriptor.getRequires()))
                .containsExactly("@acme/tool", "1.2.3", "Does something. Use it in tests.", "acme", "Apache-2.0", "*");
        assertThat(descriptor.getDependencies())
                .extracting(PluginDependency::getPluginId, PluginDependency::getPluginVersionSupport)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("@base/words", ">=1.2 <2"));
    }

    @Test
    void wantsAVersion() {
        SkillManifest named = ShelfInMemory.manifest("tool", "1.0.0", List.of());
        SkillManifest manifest = new SkillManifest(
                named.owner(),
                named.name(),
                Optional.empty(),
                named.description(),
                named.license(),
                named.compatibilityNote(),
                named.metadata(),
                named.allowedTools(),
                named.displayName(),
                named.summary(),
                named.keywords(),
                named.category(),
                named.repository(),
                named.invocation(),
                named.tools(),
                named.mcpServers(),
                named.credentials(),
                named.permissions(),
                named.requires(),
                named.dependencies(),
                named.compatibility(),
                named.overrides(),
                named.evals());

        assertThatThrownBy(() -> SkillDescriptorFinder.knowing(manifest).find(folder))
                .hasMessage("The package tool names no version; write version: 1.0.0 into skill.yaml.");
    }

    @Test
    void appliesToFoldersWithASkill() throws Exception {
        SkillDescriptorFinder finder =
                SkillDescriptorFinder.knowing(ShelfInMemory.manifest("tool", "1.0.0", List.of()));

        assertThat(finder.isApplicable(folder)).isFalse();
        Files.writeString(folder.resolve("SKILL.md"), "---\nname: tool\n---\n");
        assertThat(finder.isApplicable(folder)).isTrue();
    }

    @Test
    void readsTheFilesOfAFolderAndNothingOutsideIt() throws Exception {
        Path skill = folder.resolve("tool");
        Files.createDirectories(skill.resolve("scripts"));
        Files.writeString(skill.resolve("SKILL.md"), "hello");
        Files.writeString(skill.resolve("scripts/run.sh"), "");
        Files.writeString(folder.resolve("secret"), "x");
        Files.createSymbolicLink(skill.resolve("link"), folder.resolve("secret"));
        FolderFiles files = new FolderFiles(skill);

        assertThat(files.list())
                .containsExactly(
                        new PackageFile(
                                "SKILL.md",
                                false,
                                5,
                                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
                        new PackageFile(
                                "scripts/run.sh",
                                false,
                                0,
                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        assertThat(files.folder()).contains("tool");
        assertThatThrownBy(() -> files.open("../secret")).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> files.open("link")).isInstanceOf(NoSuchFileException.class);
    }
}
