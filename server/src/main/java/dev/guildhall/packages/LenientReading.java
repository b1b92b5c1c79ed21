package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One skill being read leniently: the files, the mends and the refusals so far. */
final class LenientReading {
    private static final String SKILL_MD = PackageReader.MANIFEST_NAMES.getFirst();
    private static final String OTHER_YAML = "skill.other.yaml";
    /** Warnings of the strict reader that an import takes away. */
    private static final Set<String> MENDED_TOO =
            Set.of(FindingCode.CRLF.code(), FindingCode.ALLOWED_TOOLS_COMMA.code(), FindingCode.SKILL_MD_NAME.code());

    private final PackageReader strict;
    private final ArchiveTree tree;
    private final FoundSkill found;
    private final String folder;
    private final Optional<SourcePlace> source;
    private final String manifest;
    private final ArchiveLimits limits;
    private final Mends mends;
    private final MendedFiles files = new MendedFiles(Optional.empty());
    private final Map<PackageFile, Path> originals = new LinkedHashMap<>();
    private final List<Finding> refusals = new ArrayList<>();
    private final SkillDraft draft = new SkillDraft();
    private long bytes;
    private boolean full;

    LenientReading(
            PackageReader strict,
            ArchiveTree tree,
            FoundSkill found,
            String root,
            Optional<SourcePlace> source,
            ArchiveLimits limits) {
        this.strict = strict;
        this.tree = tree;
        this.found = found;
        this.folder = found.folder().isEmpty() ? root : found.folderName();
        this.source = source.map(place ->
                new SourcePlace(place.url(), place.commit(), found.folder().isEmpty() ? "" : found.path()));
        this.manifest = found.manifest().substring(found.folder().length());
        this.limits = limits;
        this.mends = new Mends(SKILL_MD);
    }

    MendedSkill read() throws IOException {
        collect();
        if (!manifest.equals(SKILL_MD)) {
            files.rename(manifest, SKILL_MD);
            mends.add(MendCode.MENDED_FILE_NAME.onPackage(
                    "The file was called `" + manifest + "`; it is called `SKILL.md` now.",
                    "Rename it; most harnesses find only that."));
        }
        boolean ownYaml = ownSkillYaml();
        ReadPackage read = strict.read(files);
        if (broken(read)) {
            read = mendText(read, ownYaml);
        }
        around(read);
        return result(writeYaml(ownYaml));
    }

    private void collect() throws IOException {
        for (Map.Entry<String, PackageFile> entry : tree.below(found.folder()).entrySet()) {
            String path = entry.getKey().substring(found.folder().length());
            PackageFile file = entry.getValue();
            Path place = tree.place(entry.getKey());
            files.add(path, file, place);
            bytes += file.size();
            originals.put(new PackageFile(path, file.executable(), file.size(), file.sha256()), place);
        }
        for (String link : tree.linksBelow(found.folder()).keySet()) {
            copyLink(link);
        }
        for (ArchiveTree.Trouble trouble : tree.troubles()) {
            if (FoundSkills.inside(trouble.path(), found.folder())) {
                refusals.add(trouble.finding());
            }
        }
    }

    /** Copies nothing past the limits: a few links to large folders would make gigabytes of a small archive. */
    private void copyLink(String link) throws IOException {
        if (full) {
            return;
        }
        String path = link.substring(found.folder().length());
        Optional<String> target = tree.target(link);
        if (target.isEmpty() || found.folder().startsWith(target.get() + "/")) {
            refusals.add(FindingCode.LINK.onFile(
                    path, "This is a link to nothing inside the archive.", "Put the file itself there."));
            return;
        }
        Map<String, PackageFile> linked = tree.has(target.get())
                ? Map.of(target.get(), tree.files().get(target.get()))
                : tree.below(target.get() + "/");
        bytes += linked.values().stream().mapToLong(PackageFile::size).sum();
        if (files.count() + linked.size() > limits.maxFiles()) {
            full(FindingCode.TOO_MANY_FILES, "has more than " + limits.maxFiles() + " files");
            return;
        }
        if (bytes > limits.maxTotalBytes()) {
            full(FindingCode.PACKAGE_TOO_LARGE, "is larger than " + Unpacking.bytes(limits.maxTotalBytes()));
            return;
        }
        for (Map.Entry<String, PackageFile> entry : linked.entrySet()) {
            String at = path + entry.getKey().substring(target.get().length());
            files.add(at, entry.getValue(), tree.place(entry.getKey()));
        }
        mends.add(MendCode.LINK_COPIED.onPackage(
                "`" + Shown.clip(path) + "` was a link to `" + Shown.clip(target.get()) + "`; it is a copy now.",
                "Put the file itself there; some harnesses do not follow links."));
    }

    private void full(FindingCode code, String what) {
        full = true;
        refusals.add(
                code.onPackage("With what links lead to, the skill " + what + ".", "Leave out what it does not need."));
    }

    /** Whether there is a {@code skill.yaml} of ours; one of another kind gives way. */
    private boolean ownSkillYaml() throws IOException {
        if (!files.has(PackageReader.SKILL_YAML)) {
            return false;
        }
        Optional<YamlNode.Mapping> read;
        try (InputStream in = files.open(PackageReader.SKILL_YAML)) {
            String text = new String(in.readNBytes(ManifestText.MAX_BYTES), StandardCharsets.UTF_8);
            read = YamlTree.read(text, PackageReader.SKILL_YAML, 1, new Findings());
        }
        boolean ours = read.flatMap(mapping -> mapping.find("schema"))
                .map(entry -> YamlValues.text(entry.value(), "").startsWith("guildhall/"))
                .orElse(false);
        if (!ours) {
            files.rename(PackageReader.SKILL_YAML, OTHER_YAML);
            mends.add(MendCode.FOREIGN_SKILL_YAML.onPackage(
                    "`skill.yaml` does not begin with `schema: guildhall/v1`; it is called `" + OTHER_YAML + "` now.",
                    "Call it otherwise, or write it as docs/skill-package.md says."));
        }
        return ours;
    }

    private boolean broken(ReadPackage read) {
        return read.findings().stream()
                .filter(finding -> !finding.file().equals(Optional.of(PackageReader.SKILL_YAML)))
                .anyMatch(finding -> finding.refuses() || MENDED_TOO.contains(finding.code()));
    }

    private ReadPackage mendText(ReadPackage before, boolean ownYaml) throws IOException {
        byte[] bytes;
        try (InputStream in = files.open(SKILL_MD)) {
            bytes = in.readNBytes(ManifestText.MAX_BYTES + 1);
        }
        if (bytes.length > ManifestText.MAX_BYTES) {
            return before;
        }
        String text = LenientText.decode(bytes, mends);
        boolean executable = files.file(SKILL_MD).executable();
        files.write(SKILL_MD, text.getBytes(StandardCharsets.UTF_8), executable);
        ReadPackage read = strict.read(files);
        if (!broken(read)) {
            return read;
        }
        LenientFrontmatter frontmatter = LenientFrontmatter.of(text, mends);
        new FieldMap(draft, mends).read(frontmatter.fields(), frontmatter.body(), folder);
        if (ownYaml && draft.skillYaml(Optional.empty()).isPresent()) {
            mends.add(
                    MendCode.DROPPED_FIELD,
                    1,
                    "`skill.yaml` is the author's own; what the frontmatter says beyond the standard stands in the"
                            + " original files only.",
                    "Write it into skill.yaml.");
        }
        String body = frontmatter.body() + draft.appendix;
        files.write(SKILL_MD, (draft.frontmatter() + body).getBytes(StandardCharsets.UTF_8), executable);
        return strict.read(files);
    }

    /** What the plugin around the skill, and other harnesses' files in it, say. */
    private void around(ReadPackage read) throws IOException {
        read.manifest().ifPresent(this::fromManifest);
        if (files.has(OpenAiYaml.FILE) && files.file(OpenAiYaml.FILE).size() < ManifestText.MAX_BYTES) {
            try (InputStream in = files.open(OpenAiYaml.FILE)) {
                OpenAiYaml.take(in.readAllBytes(), draft, mends);
            }
        }
        if (found.plugin().isPresent()) {
            plugin(found.plugin().get());
        }
    }

    private void fromManifest(SkillManifest manifest) {
        draft.name = manifest.name();
        if (draft.version.isEmpty()) {
            draft.version = Optional.ofNullable(manifest.metadata().get("version"));
        }
    }

    private void plugin(PluginPart plugin) {
        new McpServers(draft, mends, plugin.files().getLast()).take(plugin.servers());
        int before = mends.all().size();
        List<String> taken = new ArrayList<>();
        if (draft.keywords.isEmpty()) {
            plugin.texts("keywords").stream()
                    .filter(word -> !word.isEmpty() && word.length() <= 50)
                    .limit(20)
                    .forEach(draft.keywords::add);
            taken.addAll(draft.keywords.isEmpty() ? List.of() : List.of("keywords"));
        }
        if (draft.category.isEmpty()) {
            draft.category = plugin.text("category").flatMap(Slug::of).filter(text -> text.length() <= 50);
            draft.category.ifPresent(category -> taken.add("category"));
        }
        if (draft.repository.isEmpty() && source.isEmpty()) {
            draft.repository = plugin.repository();
            draft.repository.ifPresent(url -> taken.add("repository"));
        }
        if (!taken.isEmpty() && before < 150) {
            mends.add(MendCode.MAPPED_FILE.inFile(
                    plugin.file(),
                    1,
                    "The plugin's " + String.join(", ", taken) + " stand in skill.yaml.",
                    "Write them into the skill's own skill.yaml."));
        }
    }

    /** Writes {@code skill.yaml} where something needs it; only what is readable again stays. */
    private ReadPackage writeYaml(boolean ownYaml) throws IOException {
        Optional<String> yaml = ownYaml ? Optional.empty() : draft.skillYaml(source);
        if (yaml.isEmpty()) {
            return strict.read(files.in(draft.name));
        }
        files.write(PackageReader.SKILL_YAML, yaml.get().getBytes(StandardCharsets.UTF_8), false);
        ReadPackage read = strict.read(files.in(draft.name));
        Optional<Finding> wrong = read.findings().stream()
                .filter(finding -> finding.refuses() && finding.file().equals(Optional.of(PackageReader.SKILL_YAML)))
                .findFirst();
        if (wrong.isEmpty()) {
            return read;
        }
        files.remove(PackageReader.SKILL_YAML);
        mends.add(MendCode.DROPPED_FIELD.onPackage(
                "No skill.yaml was written, because it would break the rules: "
                        + wrong.get().message(),
                "Write a skill.yaml by hand; the original files hold what was said."));
        return strict.read(files.in(draft.name));
    }

    private MendedSkill result(ReadPackage read) throws IOException {
        read.findings().stream().filter(Finding::refuses).forEach(refusals::add);
        Optional<SkillManifest> made = read.manifest();
        made.filter(m -> !m.name().equals(folder) && !found.folder().isEmpty())
                .ifPresent(m -> mends.add(MendCode.MENDED_FOLDER.onPackage(
                        "The folder was called `" + Shown.clip(folder) + "`; the skill's name is `" + m.name() + "`.",
                        "Call the folder like the skill.")));
        boolean same = PackageDigest.of(files.list()).equals(PackageDigest.of(List.copyOf(originals.keySet())));
        String name = made.map(SkillManifest::name).orElse(draft.name);
        return new MendedSkill(
                found,
                Optional.of(name).filter(text -> !text.isEmpty()),
                made.flatMap(SkillManifest::version).or(() -> draft.version),
                draft.versionLine,
                made.flatMap(SkillManifest::version).isPresent(),
                files.in(name),
                same ? Map.of() : originals,
                sourceDigest(),
                mends.all(),
                refusals);
    }

    /** Of the skill's files, and of what lies around it and was read. */
    private String sourceDigest() throws IOException {
        List<String> around = Stream.concat(
                        found.plugin().stream().flatMap(plugin -> plugin.files().stream()),
                        tree.linksBelow(found.folder()).keySet().stream())
                .sorted()
                .toList();
        String own = PackageDigest.of(List.copyOf(originals.keySet()));
        if (around.isEmpty()) {
            return own;
        }
        MessageDigest digest = PackageDigest.sha256();
        digest.update(own.getBytes(StandardCharsets.UTF_8));
        for (String path : around) {
            Optional<String> target = tree.target(path);
            List<PackageFile> behind = target.isEmpty()
                    ? List.of()
                    : tree.has(target.get())
                            ? List.of(tree.files().get(target.get()))
                            : List.copyOf(tree.below(target.get() + "/").values());
            digest.update(("\n" + path + " " + PackageDigest.of(behind)).getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
