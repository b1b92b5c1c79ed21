package dev.guildhall.packages;

import dev.guildhall.packages.StandardFields.Strictness;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The open Agent Skills standard as its reference validator reads it, for folders on disk.
 *
 * <p>More lenient than publishing ({@link PackageReader}): names may have letters of any script, compared after NFKC.
 * One intended difference to the reference: a frontmatter ends at a line {@code ---}, not at the first three hyphens.
 */
public final class SkillStandard {
    private SkillStandard() {}

    /** The standard's fields as text. */
    public record Properties(
            String name,
            String description,
            Optional<String> license,
            Optional<String> compatibility,
            Map<String, String> metadata,
            Optional<String> allowedTools) {
        public Properties {
            metadata = Map.copyOf(metadata);
        }
    }

    /** One skill as a model sees it in a list. */
    public record Entry(String name, String description, String location) {}

    /** A skill that cannot be read at all; {@link #findings()} say why. */
    public static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient List<Finding> findings;

        Unreadable(List<Finding> findings) {
            super(findings.stream()
                    .map(Finding::message)
                    .reduce((a, b) -> a + " " + b)
                    .orElse("unreadable"));
            this.findings = List.copyOf(findings);
        }

        public List<Finding> findings() {
            return findings;
        }
    }

    /** {@code SKILL.md}, or else {@code skill.md}, in this folder. */
    public static Optional<Path> find(Path folder) throws IOException {
        // Listed rather than probed: on file systems that ignore letter case both names would answer.
        try (var children = Files.list(folder)) {
            List<String> names =
                    children.map(child -> child.getFileName().toString()).toList();
            return PackageReader.MANIFEST_NAMES.stream()
                    .filter(names::contains)
                    .findFirst()
                    .map(folder::resolve);
        }
    }

    /** Every breach of the standard; empty when the folder is a valid skill. */
    public static List<Finding> validate(Path folder) throws IOException {
        Findings findings = new Findings();
        read(folder, findings);
        return findings.all().stream().filter(Finding::refuses).toList();
    }

    /** @throws Unreadable when name or description are missing, or the file cannot be read */
    public static Properties readProperties(Path folder) throws IOException, Unreadable {
        Findings findings = new Findings();
        Optional<StandardFields.Read> read = read(folder, findings);
        if (read.isPresent()
                && read.get().name().isPresent()
                && read.get().description().isPresent()) {
            StandardFields.Read fields = read.get();
            return new Properties(
                    fields.name().get(),
                    fields.description().get(),
                    fields.license(),
                    fields.compatibility(),
                    fields.metadata(),
                    fields.allowedTools());
        }
        throw new Unreadable(findings.all());
    }

    /** The list of skills that goes into a model's instructions; texts escaped. */
    public static String toPrompt(List<Path> folders) throws IOException, Unreadable {
        List<Entry> entries = new ArrayList<>();
        for (Path folder : folders) {
            Properties properties = readProperties(folder);
            String location = find(folder).map(Path::toString).orElse(folder.toString());
            entries.add(new Entry(properties.name(), properties.description(), location));
        }
        return prompt(entries);
    }

    /** As {@link #toPrompt}, from what is known already. */
    public static String prompt(List<Entry> skills) {
        StringBuilder prompt = new StringBuilder("<available_skills>\n");
        for (Entry skill : skills) {
            prompt.append("<skill>\n");
            element(prompt, "name", skill.name());
            element(prompt, "description", skill.description());
            element(prompt, "location", skill.location());
            prompt.append("</skill>\n");
        }
        return prompt.append("</available_skills>").toString();
    }

    private static void element(StringBuilder prompt, String name, String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#x27;");
        prompt.append('<').append(name).append(">\n");
        prompt.append(escaped).append("\n</").append(name).append(">\n");
    }

    private static Optional<StandardFields.Read> read(Path folder, Findings findings) throws IOException {
        if (!Files.isDirectory(folder)) {
            String what = Files.exists(folder) ? " is not a folder." : " does not exist.";
            findings.add(FindingCode.NO_SKILL_MD.onPackage(folder + what, "Name the folder that holds SKILL.md."));
            return Optional.empty();
        }
        Optional<Path> found = find(folder);
        if (found.isEmpty()) {
            findings.add(FindingCode.NO_SKILL_MD.onPackage(
                    "There is no SKILL.md in " + folder + ".", "Add one with name and description."));
            return Optional.empty();
        }
        String file = found.get().getFileName().toString();
        byte[] bytes;
        try (InputStream in = Files.newInputStream(found.get())) {
            bytes = in.readNBytes(ManifestText.MAX_BYTES + 1);
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return ManifestText.decode(bytes, file, findings)
                .flatMap(text -> Frontmatter.of(text, file, findings).fields())
                .map(fields -> new StandardFields(fields, file, findings, Strictness.STANDARD)
                        .read(Optional.ofNullable(name).map(Path::toString)));
    }
}
