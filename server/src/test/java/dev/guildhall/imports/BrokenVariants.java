package dev.guildhall.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Two hundred broken skills: forty ways in which real ones break the rules, each in five shapes. */
final class BrokenVariants {
    private static final String DESCRIPTION = "Grinds grain into flour when somebody asks for bread.";

    private final List<Variant> variants = new ArrayList<>();

    /** What surrounds the mistake: where the skill lies, what its body holds, what else is in it. */
    private enum Shape {
        PLAIN("skills/", "# Grind\n\nGrind it.\n", Map.of(), ""),
        FENCED("skills/", "# Grind\n\n```yaml\n---\nname: not-this\n---\n```\n\nUse `grind`.\n", Map.of(), ""),
        DEEP("group/inner/more/", "Grind it well.\n\nAnd *again*.\n", Map.of(), ""),
        FILES(
                "skills/",
                "See [more](references/more.md).\n",
                Map.of("references/more.md", "More.\n", "scripts/run.sh", "#!/bin/sh\necho grind\n"),
                ""),
        FIELDS("skills/", "Überall mahlen — 技能.\n", Map.of(), "license: MIT\nmetadata:\n  owner-team: mill\n");

        private final String folder;
        private final String body;
        private final Map<String, String> more;
        private final String fields;

        Shape(String folder, String body, Map<String, String> more, String fields) {
            this.folder = folder;
            this.body = body;
            this.more = more;
            this.fields = fields;
        }
    }

    /** One variant being written. */
    private final class Draft {
        private final Shape shape;
        private final String id;
        private String folder;
        private String file = "SKILL.md";
        private String frontmatter;
        private byte[] bytes = {};
        private final Map<String, byte[]> files = new TreeMap<>();
        private final Map<String, String> links = new LinkedHashMap<>();

        Draft(int number, Shape shape) {
            this.shape = shape;
            this.id = String.format("v%02d-%s", number, shape.name().toLowerCase(Locale.ROOT));
            this.folder = id;
            this.frontmatter = "name: " + id + "\ndescription: " + DESCRIPTION + "\n" + shape.fields;
        }

        Draft fields(String yaml) {
            frontmatter = yaml + shape.fields;
            return this;
        }

        Draft and(String yaml) {
            frontmatter += yaml;
            return this;
        }

        Draft text(String text) {
            bytes = text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        String whole() {
            return "---\n" + frontmatter + "---\n" + shape.body;
        }

        /** Refused, without a version. */
        void refused(Optional<String> name, String... codes) {
            add(name, Optional.empty(), "refused", codes);
        }

        void mended(String... codes) {
            named(id, codes);
        }

        void named(String name, String... codes) {
            add(Optional.of(name), Optional.of("0.1.0"), "created", codes);
        }

        void add(Optional<String> name, Optional<String> version, String outcome, String... codes) {
            byte[] manifest = bytes.length == 0 ? whole().getBytes(StandardCharsets.UTF_8) : bytes;
            files.put(file, manifest);
            shape.more.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
            variants.add(new Variant(shape.folder + folder, files, links, name, version, outcome, Set.of(codes)));
        }
    }

    static List<Variant> all() {
        BrokenVariants all = new BrokenVariants();
        for (Shape shape : Shape.values()) {
            all.names(shape);
            all.descriptions(shape);
            all.texts(shape);
            all.yaml(shape);
            all.fields(shape);
            all.files(shape);
        }
        return all.variants;
    }

    private void names(Shape shape) {
        Draft otherFolder = new Draft(1, shape);
        otherFolder.folder = otherFolder.id + "-folder";
        otherFolder.mended("mended-folder");
        Draft upper = new Draft(2, shape);
        upper.folder = upper.id.toUpperCase(Locale.ROOT).replace('-', '_');
        upper.fields("name: " + upper.folder + "\ndescription: " + DESCRIPTION + "\n")
                .mended("mended-name", "mended-folder");
        Draft spaces = new Draft(3, shape);
        spaces.fields("name: " + spaces.id.replace('-', ' ') + "\ndescription: " + DESCRIPTION + "\n")
                .mended("mended-name");
        Draft none = new Draft(4, shape);
        none.fields("description: " + DESCRIPTION + "\n").mended("name-from-folder");
        Draft longName = new Draft(5, shape);
        longName.folder = longName.id + "-" + "very-".repeat(14) + "long";
        longName.fields("name: " + longName.folder + "\ndescription: " + DESCRIPTION + "\n")
                .named(
                        longName.folder.substring(0, longName.folder.lastIndexOf('-', 64)),
                        "mended-name",
                        "mended-folder");
        Draft chinese = new Draft(6, shape);
        chinese.fields("name: 技能\ndescription: " + DESCRIPTION + "\n").mended("name-from-folder");
        Draft number = new Draft(7, shape);
        number.folder = "7" + variants.size() + "345";
        number.fields("name: " + number.folder + "\ndescription: " + DESCRIPTION + "\n")
                .named(number.folder, "mended-type");
        Draft accents = new Draft(8, shape);
        accents.fields("name: " + accents.id + "-Müller/Ærø\ndescription: " + DESCRIPTION + "\n")
                .named(accents.id + "-muller-aero", "mended-name", "mended-folder");
    }

    private void descriptions(Shape shape) {
        Draft none = new Draft(9, shape);
        none.fields("name: " + none.id + "\n").mended("description-from-body");
        for (int length : List.of(1_500, 6_000)) {
            Draft longOne = new Draft(length == 1_500 ? 10 : 11, shape);
            longOne.fields("name: " + longOne.id + "\ndescription: " + "word ".repeat(length / 5) + "end\n")
                    .mended("description-cut");
        }
        Draft list = new Draft(12, shape);
        list.fields("name: " + list.id + "\ndescription:\n  - Grinds grain\n  - and sifts it\n")
                .mended("mended-type");
        Draft markup = new Draft(13, shape);
        markup.fields("name: " + markup.id + "\ndescription: Fills a <template> with text.\n")
                .mended("mended-markup");
        Draft number = new Draft(14, shape);
        number.fields("name: " + number.id + "\ndescription: 42\n").mended("mended-type");
    }

    private void texts(Shape shape) {
        Draft bom = new Draft(15, shape);
        bom.text("\uFEFF" + bom.whole()).mended("mended-bom");
        Draft crlf = new Draft(16, shape);
        crlf.text(crlf.whole().replace("\n", "\r\n")).mended("mended-line-ends");
        Draft latin = new Draft(17, shape);
        latin.bytes = (latin.whole().replace("技能", "").replace("—", "-") + "Mühle\n")
                .getBytes(Charset.forName("windows-1252"));
        latin.mended("mended-encoding");
        Draft wide = new Draft(18, shape);
        wide.bytes = ("\uFEFF" + wide.whole()).getBytes(StandardCharsets.UTF_16LE);
        wide.mended("mended-encoding");
        Draft both = new Draft(19, shape);
        both.text("\uFEFF" + both.whole().replace("\n", "\r\n")).mended("mended-bom", "mended-line-ends");
    }

    private void yaml(Shape shape) {
        Draft colon = new Draft(20, shape);
        colon.fields("name: " + colon.id + "\ndescription: Grinds: grain, and more: flour\n")
                .mended("mended-yaml");
        Draft nothing = new Draft(21, shape);
        nothing.text(shape.body).mended("mended-frontmatter", "name-from-folder", "description-from-body");
        Draft open = new Draft(22, shape);
        open.text("---\n" + open.frontmatter + "\n" + "Grind it, unfenced.\n").mended("mended-frontmatter");
        Draft late = new Draft(23, shape);
        late.text("\n\n" + late.whole()).mended("mended-frontmatter");
        Draft twice = new Draft(24, shape);
        twice.and("description: Another one.\n").mended("mended-duplicate-key");
        Draft tab = new Draft(25, shape);
        tab.fields("name: " + tab.id + "\ndescription: " + DESCRIPTION
                        + "\n\tand sifts it\ncompatibility: Needs: a mill\n")
                .mended("mended-yaml");
        Draft tag = new Draft(26, shape);
        tag.fields("name: " + tag.id + "\ndescription: !!python/name:os.system Grinds grain.\n")
                .mended("mended-yaml");
        Draft bracket = new Draft(27, shape);
        bracket.and("compatibility: [a mill\n").mended("mended-yaml");
    }

    private void fields(Shape shape) {
        new Draft(28, shape)
                .and("homepage: https://mill.example\nauthor: Somebody\n")
                .mended("kept-field");
        Draft version = new Draft(29, shape);
        version.and("version: 1.0\n")
                .add(Optional.of(version.id), Optional.of("1.0.0"), "created", "moved-field", "mended-version");
        new Draft(30, shape)
                .and("tags: [grain, flour]\ntriggers:\n  - bread is asked for\n")
                .mended("moved-field", "mended-type");
        new Draft(31, shape)
                .and("disable-model-invocation: true\nuser-invocable: false\nargument-hint: \"[grain]\"\n")
                .mended("moved-field");
        Draft nested = new Draft(32, shape);
        nested.fields("name: " + nested.id + "\ndescription: " + DESCRIPTION + "\n");
        nested.frontmatter =
                "name: " + nested.id + "\ndescription: " + DESCRIPTION + "\nmetadata:\n  mill: {stones: 2}\n";
        nested.mended("mended-metadata");
        Draft claw = new Draft(33, shape);
        claw.frontmatter = "name: " + claw.id + "\ndescription: " + DESCRIPTION
                + "\n"
                + "metadata: {\"openclaw\": {\"emoji\": \"x\", \"requires\": {\"bins\": [\"mill\"], \"env\":"
                + " [\"MILL_KEY\"]}}}\n";
        claw.mended("moved-field", "mended-metadata");
        new Draft(34, shape).and("allowed-tools:\n  - Read\n  - Bash(mill:*)\n").mended("mended-tools");
        new Draft(35, shape).and("allowed-tools: Read, Grep\n").mended("mended-tools");
        new Draft(36, shape)
                .and("compatibility: " + "needs a mill ".repeat(60) + "\n")
                .mended("mended-too-long");
    }

    private void files(Shape shape) {
        Draft lower = new Draft(37, shape);
        lower.file = variants.size() % 2 == 0 ? "skill.md" : "Skill.md";
        lower.mended("mended-file-name");
        Draft outside = new Draft(38, shape);
        outside.links.put("secrets.txt", "../../../../../../etc/passwd");
        outside.refused(Optional.of(outside.id), "link");
        Draft inside = new Draft(39, shape);
        inside.links.put("copy.md", "SKILL.md");
        inside.mended("link-copied");
        Draft empty = new Draft(40, shape);
        empty.text(" \n");
        empty.refused(Optional.of(empty.id), "mended-frontmatter", "name-from-folder", "missing-field");
    }

    /** All of them as one tar.gz. */
    static byte[] archive(List<Variant> variants) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Variant variant : variants) {
                for (Map.Entry<String, byte[]> file : variant.files().entrySet()) {
                    TarArchiveEntry entry = new TarArchiveEntry(variant.path() + "/" + file.getKey());
                    entry.setSize(file.getValue().length);
                    entry.setMode(file.getKey().endsWith(".sh") ? 0100755 : 0100644);
                    tar.putArchiveEntry(entry);
                    tar.write(file.getValue());
                    tar.closeArchiveEntry();
                }
                for (Map.Entry<String, String> link : variant.links().entrySet()) {
                    TarArchiveEntry entry =
                            new TarArchiveEntry(variant.path() + "/" + link.getKey(), TarConstants.LF_SYMLINK);
                    entry.setLinkName(link.getValue());
                    tar.putArchiveEntry(entry);
                    tar.closeArchiveEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
