package dev.guildhall.packages;

import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SourceRepository;
import dev.guildhall.skill.ToolPolicy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code skill.yaml}, schema {@code guildhall/v1}. Every mistake is a finding; what is wrong is left out. */
final class SkillYamlReader {
    private static final String SCHEMA = "guildhall/v1";
    private static final List<String> SYSTEMS = List.of("linux", "darwin", "windows");

    private final YamlNode.Mapping mapping;
    private final Fields top;
    private final Set<String> files;

    /** @param files paths of the package, to see that what is referred to is there */
    SkillYamlReader(YamlNode.Mapping mapping, Set<String> files, Findings findings) {
        this.mapping = mapping;
        this.top = new Fields(mapping, "", PackageReader.SKILL_YAML, findings)
                .knowing(SkillYamlKeys.of(SkillYamlKeys.TOP));
        this.files = files;
    }

    SkillYaml read() {
        checkSchema();
        Secrets.checkAll(top, mapping);
        List<CredentialNeed> credentials = new NeedsReader(top).credentials();
        Optional<PackageName> packageName = packageName();
        return new SkillYaml(
                packageName,
                top.line("package"),
                version(),
                plain("displayName", 100),
                plain("summary", 200),
                Values.distinct(top, "keywords", plainList(top, "keywords", 20, 50)),
                kebab("category"),
                plain("license", 200),
                top.section("repository", SkillYamlKeys.of(SkillYamlKeys.REPOSITORY))
                        .flatMap(this::repository),
                top.section("invocation", SkillYamlKeys.of(SkillYamlKeys.INVOCATION))
                        .map(this::invocation)
                        .orElse(Invocation.DEFAULT),
                top.section("tools", SkillYamlKeys.of(SkillYamlKeys.TOOLS))
                        .map(tools -> new ToolPolicy(
                                plainList(tools, "preapproved", 100, 200), plainList(tools, "denied", 100, 200)))
                        .orElse(ToolPolicy.NONE),
                new NeedsReader(top).mcpServers(credentials),
                credentials,
                top.section("permissions", SkillYamlKeys.of(SkillYamlKeys.PERMISSIONS))
                        .map(this::permissions)
                        .orElse(SkillPermissions.NONE),
                top.section("requires", SkillYamlKeys.of(SkillYamlKeys.REQUIRES))
                        .map(this::requirements)
                        .orElse(Requirements.NONE),
                dependencies(packageName),
                top.section("compatibility", SkillYamlKeys.of(SkillYamlKeys.COMPATIBILITY))
                        .map(this::compatibility)
                        .orElse(Compatibility.ANY),
                new Overrides(top).read(),
                top.section("evals", SkillYamlKeys.of(SkillYamlKeys.EVALS)).flatMap(this::evals));
    }

    private void checkSchema() {
        Optional<Fields.Text> schema = top.text("schema", 100);
        if (top.value("schema").isEmpty()) {
            top.report(FindingCode.MISSING_FIELD, 1, "`schema` is missing.", "Begin with `schema: " + SCHEMA + "`.");
        } else if (schema.isPresent() && !schema.get().value().equals(SCHEMA)) {
            top.report(
                    FindingCode.UNKNOWN_SCHEMA,
                    schema.get().line(),
                    "The schema `" + Shown.clip(schema.get().value()) + "` is not known.",
                    "Write `schema: " + SCHEMA + "`.");
        }
    }

    private Optional<PackageName> packageName() {
        return Values.matching(
                        top,
                        "package",
                        top.text("package", 200),
                        text -> PackageName.parse(text).isPresent(),
                        FindingCode.PACKAGE_FORMAT,
                        "Write `\"@owner/name\"` in lower case, in quotes.")
                .flatMap(PackageName::parse);
    }

    private Optional<String> version() {
        return Values.matching(
                top,
                "version",
                top.written("version", 100),
                Versions::isVersion,
                FindingCode.VERSION_FORMAT,
                "Write three numbers, such as `1.4.0` or `2.0.0-rc.1`; no `v` before and no `+build` after them.");
    }

    private Optional<String> plain(String key, int most) {
        return top.text(key, most).map(Fields.Text::value).map(String::strip);
    }

    private static List<String> plainList(Fields fields, String key, int most, int longest) {
        return fields.texts(key, most, longest).stream().map(Fields.Text::value).toList();
    }

    private Optional<String> kebab(String key) {
        return Values.matching(
                top,
                key,
                top.text(key, 50),
                text -> Values.KEBAB.matcher(text).matches(),
                FindingCode.VALUE_FORMAT,
                "Write lower-case words joined by hyphens, such as `data-science`.");
    }

    private Optional<SourceRepository> repository(Fields section) {
        if (section.value("url").isEmpty()) {
            section.report(
                    FindingCode.MISSING_FIELD,
                    section.line(),
                    "`repository.url` is missing.",
                    "Add the repository's URL.");
        }
        Optional<String> commit = Values.matching(
                section,
                "commit",
                section.written("commit", 100),
                Values::isCommit,
                FindingCode.VALUE_FORMAT,
                "Write the commit's hash, 7 to 64 lower-case hex digits.");
        Optional<String> path = Values.matching(
                section,
                "path",
                section.text("path", 512),
                Values::isRelativePath,
                FindingCode.RELATIVE_PATH,
                Values.RELATIVE_FIX);
        return Values.url(section, "url").map(url -> new SourceRepository(url, commit, path));
    }

    private Invocation invocation(Fields section) {
        return new Invocation(
                section.flag("model", true),
                section.flag("user", true),
                section.text("argumentHint", 200).map(Fields.Text::value),
                Values.paths(section, "paths"),
                section.text("whenToUse", 1024).map(Fields.Text::value));
    }

    private SkillPermissions permissions(Fields section) {
        Optional<Fields> paths = section.section("files", SkillYamlKeys.of(SkillYamlKeys.FILES));
        return new SkillPermissions(
                Values.hosts(section, "network"),
                paths.map(fields -> Values.paths(fields, "read")).orElse(List.of()),
                paths.map(fields -> Values.paths(fields, "write")).orElse(List.of()),
                programs(section, "run"));
    }

    private static List<String> programs(Fields section, String key) {
        return Values.distinct(
                section,
                key,
                Values.matching(
                        section,
                        key,
                        section.texts(key, 100, 100),
                        text -> Values.PROGRAM.matcher(text).matches(),
                        FindingCode.VALUE_FORMAT,
                        "Write the program's name alone, such as `pdftotext`."));
    }

    private Requirements requirements(Fields section) {
        List<String> systems = new ArrayList<>();
        for (Fields.Text system : section.texts("os", 10, 50)) {
            if (SYSTEMS.contains(system.value())) {
                systems.add(system.value());
            } else {
                section.report(
                        FindingCode.UNKNOWN_VALUE,
                        system.line(),
                        "`requires.os` has `" + Shown.clip(system.value()) + "`.",
                        "Did you mean `" + Similar.nearest(system.value(), SYSTEMS) + "`? Known are "
                                + String.join(", ", SYSTEMS) + ".");
            }
        }
        return new Requirements(
                programs(section, "bins"), Values.distinct(section, "os", systems), ranges(section, "runtimes", 20));
    }

    private Compatibility compatibility(Fields section) {
        List<String> capabilities = Values.matching(
                section,
                "capabilities",
                section.texts("capabilities", 30, 50),
                text -> Values.KEBAB.matcher(text).matches(),
                FindingCode.VALUE_FORMAT,
                "Write lower-case words joined by hyphens, such as `shell`.");
        return new Compatibility(
                ranges(section, "harnesses", 50), Values.distinct(section, "capabilities", capabilities));
    }

    private static Map<String, String> ranges(Fields section, String key, int most) {
        Map<String, String> ranges = new LinkedHashMap<>();
        for (Fields.Pair pair : section.pairs(key, most, 200)) {
            if (!Values.KEBAB.matcher(pair.key()).matches()) {
                section.report(
                        FindingCode.VALUE_FORMAT,
                        pair.line(),
                        section.name(key) + " has the key `" + Shown.clip(pair.key()) + "`.",
                        "Write lower-case words joined by hyphens.");
            } else if (range(section, section.name(key) + " for `" + pair.key() + "`", pair)) {
                ranges.put(pair.key(), pair.value());
            }
        }
        return ranges;
    }

    private static boolean range(Fields section, String what, Fields.Pair pair) {
        if (Versions.isRange(pair.value())) {
            return true;
        }
        section.report(
                FindingCode.RANGE_FORMAT,
                pair.line(),
                what + " has the range `" + Shown.clip(pair.value()) + "`.",
                "Write it as npm does: `^1.2`, `~1.4`, `>=1.2 <2`, `1.x` or `*`.");
        return false;
    }

    private List<DependencyRange> dependencies(Optional<PackageName> self) {
        List<DependencyRange> dependencies = new ArrayList<>();
        Set<PackageName> seen = new HashSet<>();
        for (Fields.Pair pair : top.pairs("dependencies", 50, 200)) {
            Optional<PackageName> target = PackageName.parse(pair.key());
            boolean readable = range(top, "The dependency `" + Shown.clip(pair.key()) + "`", pair);
            if (target.isEmpty()) {
                top.report(
                        FindingCode.PACKAGE_FORMAT,
                        pair.line(),
                        "The dependency `" + Shown.clip(pair.key()) + "` is not a package name.",
                        "Write `\"@owner/name\": \"^1.0\"`.");
            } else if (target.equals(self)) {
                top.report(
                        FindingCode.SELF_DEPENDENCY,
                        pair.line(),
                        "The package depends on itself.",
                        "Remove that line.");
            } else if (readable && seen.add(target.get())) {
                dependencies.add(new DependencyRange(
                        target.get().owner(), target.get().name(), pair.value().strip()));
            }
        }
        return dependencies;
    }

    private Optional<String> evals(Fields section) {
        Optional<String> cases = Values.matching(
                section,
                "cases",
                section.text("cases", 512),
                Values::isRelativePath,
                FindingCode.RELATIVE_PATH,
                Values.RELATIVE_FIX);
        cases.filter(folder -> files.stream().noneMatch(file -> inside(file, folder)))
                .ifPresent(folder -> section.report(
                        FindingCode.EVALS_MISSING,
                        section.line("cases"),
                        "There is no file under `" + Shown.clip(folder) + "`.",
                        "Add the cases or remove `evals`."));
        return cases;
    }

    private static boolean inside(String file, String folder) {
        String prefix = folder.startsWith("./") ? folder.substring(2) : folder;
        return file.startsWith(prefix.endsWith("/") || prefix.isEmpty() ? prefix : prefix + "/");
    }
}
