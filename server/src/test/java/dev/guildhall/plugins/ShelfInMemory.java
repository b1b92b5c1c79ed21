package dev.guildhall.plugins;

import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.ToolPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A shelf that holds what a test puts on it. */
final class ShelfInMemory implements PackageShelf {
    static final UUID ORGANISATION = new UUID(0, 1);

    private final Map<PluginRef, ShelvedPackage> packages = new ConcurrentHashMap<>();
    private final Map<PluginRef, PluginRef> moved = new ConcurrentHashMap<>();

    static PluginRef ref(String name, String version) {
        return new PluginRef(ORGANISATION, "acme", name, version);
    }

    static SkillManifest manifest(String name, String version, List<DependencyRange> dependencies) {
        return new SkillManifest(
                Optional.of("acme"),
                name,
                Optional.of(version),
                "Does something. Use it in tests.",
                Optional.of("Apache-2.0"),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Invocation.DEFAULT,
                ToolPolicy.NONE,
                List.of(),
                List.of(),
                SkillPermissions.NONE,
                Requirements.NONE,
                dependencies,
                Compatibility.ANY,
                Map.of(),
                Optional.empty());
    }

    PluginRef put(String name, String version, List<DependencyRange> dependencies, byte[]... jars) throws IOException {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        bytes.put("SKILL.md", ("---\nname: " + name + "\n---\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        for (int i = 0; i < jars.length; i++) {
            bytes.put("lib/part-" + i + ".jar", jars[i]);
        }
        List<PackageFile> files = new ArrayList<>();
        for (Map.Entry<String, byte[]> file : bytes.entrySet()) {
            files.add(new PackageFile(
                    file.getKey(),
                    false,
                    file.getValue().length,
                    Sha256.of(new ByteArrayInputStream(file.getValue()))));
        }
        PluginRef ref = ref(name, version);
        packages.put(
                ref,
                new ShelvedPackage(
                        ref.id(),
                        version,
                        manifest(name, version, dependencies),
                        files,
                        f -> new ByteArrayInputStream(bytes.getOrDefault(f.path(), new byte[0])),
                        true,
                        ShelvedVersion.LIVE,
                        Optional.empty()));
        return ref;
    }

    /** Changes what the shelf says of a version. */
    void set(PluginRef ref, boolean trusted, String state) {
        packages.computeIfPresent(
                ref,
                (r, p) -> new ShelvedPackage(
                        p.id(), p.version(), p.manifest(), p.files(), p.bytes(), trusted, state, p.doubt()));
    }

    /** Gives a version another name, which the old one leads to until something else is put there. */
    PluginRef move(PluginRef ref, String name) {
        PluginRef now = ref(name, ref.version());
        packages.computeIfPresent(
                ref,
                (r, p) -> new ShelvedPackage(
                        now.id(),
                        p.version(),
                        p.manifest(),
                        p.files(),
                        p.bytes(),
                        p.publisherTrusted(),
                        p.state(),
                        p.doubt()));
        packages.put(now, Optional.ofNullable(packages.remove(ref)).orElseThrow());
        moved.put(ref, now);
        return now;
    }

    void doubt(PluginRef ref, String why) {
        packages.computeIfPresent(
                ref,
                (r, p) -> new ShelvedPackage(
                        p.id(),
                        p.version(),
                        p.manifest(),
                        p.files(),
                        p.bytes(),
                        p.publisherTrusted(),
                        p.state(),
                        Optional.of(why)));
    }

    void alterBytes(PluginRef ref) {
        packages.computeIfPresent(
                ref,
                (r, p) -> new ShelvedPackage(
                        p.id(),
                        p.version(),
                        p.manifest(),
                        p.files(),
                        f -> new ByteArrayInputStream(new byte[] {1, 2, 3}),
                        p.publisherTrusted(),
                        p.state(),
                        p.doubt()));
    }

    @Override
    public Optional<ShelvedPackage> find(UUID organisation, String owner, String name, String version) {
        PluginRef ref = new PluginRef(organisation, owner, name, version);
        return Optional.ofNullable(packages.get(packages.containsKey(ref) ? ref : moved.getOrDefault(ref, ref)));
    }

    @Override
    public List<ShelvedVersion> versions(UUID organisation, String owner, String name) {
        return packages.entrySet().stream()
                .filter(e -> e.getKey().organisation().equals(organisation)
                        && e.getKey().owner().equals(owner)
                        && e.getKey().name().equals(name))
                .map(e ->
                        new ShelvedVersion(e.getValue().version(), e.getValue().state()))
                .toList();
    }
}
