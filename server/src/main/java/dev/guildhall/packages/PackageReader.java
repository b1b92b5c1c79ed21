package dev.guildhall.packages;

import dev.guildhall.packages.StandardFields.Strictness;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a package's manifest. {@code SKILL.md → frontmatter → six fields; skill.yaml → the rest; both → agree?} */
@Service
public class PackageReader {
    /** In the order of preference; the standard's own validator takes the second too. */
    static final List<String> MANIFEST_NAMES = List.of("SKILL.md", "skill.md");

    static final String SKILL_YAML = "skill.yaml";

    private static final int LONG_BODY_LINES = 500;
    private static final int LONG_BODY_CHARACTERS = 20_000;

    /** The Markdown of a {@code SKILL.md} after its frontmatter. */
    public String body(String skillMd) {
        return Frontmatter.of(skillMd, MANIFEST_NAMES.getFirst(), new Findings()).body();
    }

    /** @throws IOException when the files cannot be read, never for what stands in them */
    public ReadPackage read(PackageFiles files) throws IOException {
        Findings findings = new Findings();
        Set<String> paths = files.list().stream().map(PackageFile::path).collect(Collectors.toUnmodifiableSet());
        Optional<String> file = MANIFEST_NAMES.stream().filter(paths::contains).findFirst();
        if (file.isEmpty()) {
            findings.add(FindingCode.NO_SKILL_MD.onPackage(
                    "There is no SKILL.md.", "Add one with name and description in its frontmatter."));
            return new ReadPackage(Optional.empty(), "", findings.all());
        }
        checkFileName(file.get(), findings);
        Optional<String> text = ManifestText.read(files, file.get(), findings);
        if (text.isEmpty()) {
            return new ReadPackage(Optional.empty(), "", findings.all());
        }
        Frontmatter frontmatter = Frontmatter.of(text.get(), file.get(), findings);
        checkBody(frontmatter.body(), file.get(), findings);
        Optional<StandardFields.Read> standard = frontmatter
                .fields()
                .map(fields ->
                        new StandardFields(fields, file.get(), findings, Strictness.PUBLISH).read(files.folder()));
        List<String> tools = standard.flatMap(StandardFields.Read::allowedTools)
                .map(allowed -> AllowedTools.split(allowed, file.get(), lineOf(frontmatter, "allowed-tools"), findings))
                .orElse(List.of());
        Optional<SkillYaml> yaml = skillYaml(files, paths, findings);
        boolean yamlUnreadable = paths.contains(SKILL_YAML) && yaml.isEmpty();
        Optional<SkillManifest> manifest = yamlUnreadable
                ? Optional.empty()
                : standard.flatMap(fields -> yaml.orElse(SkillYaml.EMPTY).join(fields, tools, findings));
        return new ReadPackage(manifest, frontmatter.body(), findings.all());
    }

    private static Optional<SkillYaml> skillYaml(PackageFiles files, Set<String> paths, Findings findings)
            throws IOException {
        if (!paths.contains(SKILL_YAML)) {
            return Optional.empty();
        }
        return ManifestText.read(files, SKILL_YAML, findings)
                .flatMap(text -> YamlTree.read(text, SKILL_YAML, 1, findings))
                .map(mapping -> new SkillYamlReader(mapping, paths, findings).read());
    }

    private static int lineOf(Frontmatter frontmatter, String key) {
        return frontmatter
                .fields()
                .flatMap(fields -> fields.find(key))
                .map(YamlNode.Entry::line)
                .orElse(1);
    }

    private static void checkFileName(String file, Findings findings) {
        if (!file.equals(MANIFEST_NAMES.getFirst())) {
            findings.add(FindingCode.SKILL_MD_NAME.onFile(
                    file,
                    "The file is called `" + file + "`.",
                    "Rename it to `SKILL.md`; most harnesses find only that."));
        }
    }

    private static void checkBody(String body, String file, Findings findings) {
        long lines = body.lines().count();
        if (body.isBlank()) {
            findings.add(FindingCode.EMPTY_BODY.onFile(
                    file, "Nothing follows the frontmatter.", "Write the instructions below it."));
        } else if (lines > LONG_BODY_LINES || body.length() > LONG_BODY_CHARACTERS) {
            findings.add(FindingCode.LONG_BODY.onFile(
                    file,
                    String.format(Locale.ROOT, "The body has %,d lines and %,d characters.", lines, body.length()),
                    "Keep it under 500 lines and 20,000 characters; move details into references/."));
        }
    }
}
