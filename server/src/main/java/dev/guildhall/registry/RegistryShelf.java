package dev.guildhall.registry;

import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.PackageShelf;
import dev.guildhall.plugins.ShelvedPackage;
import dev.guildhall.plugins.ShelvedVersion;
import dev.guildhall.skill.DependencyRange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the plugin host sees of the registry. */
@Service
public class RegistryShelf implements PackageShelf {
    private final SkillStore skills;
    private final VersionReads versions;
    private final Owners owners;
    private final VersionTrust trust;
    private final Blobs blobs;

    @Inject
    RegistryShelf(SkillStore skills, VersionReads versions, Owners owners, VersionTrust trust, Blobs blobs) {
        this.skills = skills;
        this.versions = versions;
        this.owners = owners;
        this.trust = trust;
        this.blobs = blobs;
    }

    @Override
    public Optional<ShelvedPackage> find(UUID organisation, String owner, String name, String version) {
        return skills.findOrMoved(organisation, owner, name)
                .flatMap(skill -> versions.ifThere(skill, version)
                        .map(located -> new ShelvedPackage(
                                skill.title(),
                                version,
                                versions.manifest(located.id()),
                                versions.files(located.id()),
                                file -> blobs.open(file.sha256()),
                                owners.trusted(organisation, skill.owner()),
                                located.row().state(),
                                trust.doubt(skill, located, versions.files(located.id())))));
    }

    @Override
    public List<ShelvedVersion> versions(UUID organisation, String owner, String name) {
        return skills.findOrMoved(organisation, owner, name)
                .map(versions::states)
                .orElse(List.of());
    }

    @Override
    public Map<String, List<DependencyRange>> dependencies(UUID organisation, String owner, String name) {
        return skills.findOrMoved(organisation, owner, name)
                .map(versions::dependencies)
                .orElse(Map.of());
    }

    @Override
    public DependencyRange current(UUID organisation, DependencyRange range) {
        return skills.findOrMoved(organisation, range.owner(), range.name())
                .map(skill -> new DependencyRange(skill.owner(), skill.name(), range.range()))
                .orElse(range);
    }
}
