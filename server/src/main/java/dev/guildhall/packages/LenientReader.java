package dev.guildhall.packages;

import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a strict package of a skill as people write them.
 * {@code files, links copied → strict already? → text mended: strict now? → fields mapped, SKILL.md written → skill.yaml where needed → strict?}
 *
 * <p>A skill that keeps the rules stays as it is, byte for byte. Whatever is changed is a {@link MendCode} with what was
 * there and what it became; the files as they were are kept beside the package.
 */
@Service
public class LenientReader {
    private static final String SKILL_MD = PackageReader.MANIFEST_NAMES.getFirst();
    private static final Pattern NAME = Pattern.compile("(?m)^name[ \\t]*:.*$");

    private final PackageReader strict;

    @Inject
    public LenientReader(PackageReader strict) {
        this.strict = strict;
    }

    /**
     * @param root name of the archive or repository, for a skill at its root
     * @param source where the tree comes from
     * @param limits of the package; links are not copied past them
     */
    public MendedSkill read(
            ArchiveTree tree, FoundSkill found, String root, Optional<SourcePlace> source, ArchiveLimits limits)
            throws IOException {
        return new LenientReading(strict, tree, found, root, source, limits).read();
    }

    /** The same skill under another name; empty when that is no name, or its {@code SKILL.md} cannot be written anew. */
    public Optional<MendedSkill> renamed(MendedSkill skill, String name) throws IOException {
        Optional<String> slug = Slug.of(name);
        if (slug.isEmpty() || skill.refused() || !(skill.files() instanceof MendedFiles files)) {
            return Optional.empty();
        }
        MendedFiles renamed = files.in(slug.get());
        String text;
        try (InputStream in = renamed.open(SKILL_MD)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String changed = NAME.matcher(text).replaceFirst("name: \"" + slug.get() + "\"");
        renamed.write(
                SKILL_MD,
                changed.getBytes(StandardCharsets.UTF_8),
                files.file(SKILL_MD).executable());
        ReadPackage read = strict.read(renamed);
        if (read.refused() || !read.manifest().map(SkillManifest::name).equals(slug)) {
            return Optional.empty();
        }
        Map<PackageFile, Path> originals = new LinkedHashMap<>(skill.originals());
        if (originals.isEmpty()) {
            originals.putAll(files.places());
        }
        return Optional.of(new MendedSkill(
                skill.found(),
                slug,
                skill.version(),
                skill.versionLine(),
                skill.fixedVersion(),
                renamed,
                originals,
                skill.sourceDigest(),
                skill.mends(),
                skill.refusals()));
    }
}
