package dev.guildhall.scan;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.Finding.Severity;
import dev.guildhall.packages.PackageFiles;
import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.ToolPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Behind {@code .ci/scan-corpus}: scans every skill under a folder and counts what was found, and how long it took. */
final class CorpusScan {
    private final PackageScan scan = new PackageScan();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<Severity, Integer> skillsByWorst = new TreeMap<>();
    private final Map<Risk.Level, Integer> skillsByRisk = new TreeMap<>();
    private final List<Double> times = new ArrayList<>();
    private int clean;

    private CorpusScan() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        boolean every = arguments.length > 1 && arguments[1].equals("--all");
        List<Path> skills = skills(root);
        CorpusScan counting = new CorpusScan();
        for (Path skill : skills.subList(0, Math.min(60, skills.size()))) {
            counting.scan.scan(manifest(skill), new Folder(skill), () -> false);
        }
        for (Path skill : skills) {
            counting.look(root, skill, every);
        }
        counting.print(skills.size());
    }

    /** Folders with a {@code SKILL.md}; one inside another is part of that. */
    private static List<Path> skills(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> folders = all.filter(path -> path.endsWith("SKILL.md"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
            return folders.stream()
                    .filter(folder ->
                            folders.stream().noneMatch(other -> !other.equals(folder) && folder.startsWith(other)))
                    .toList();
        }
    }

    private void look(Path root, Path skill, boolean every) throws IOException {
        long began = cpuTime();
        ScanReport report = scan.scan(manifest(skill), new Folder(skill), () -> false);
        times.add((cpuTime() - began) / 1e6);
        skillsByRisk.merge(report.risk().level(), 1, Integer::sum);
        for (Finding finding : report.findings()) {
            counts.merge("%-7s %s".formatted(finding.severity(), finding.code()), 1, Integer::sum);
            if (every || finding.severity() == Severity.HIGH) {
                System.out.printf(
                        "%s %s %s:%d %s  %s%n",
                        finding.severity(),
                        finding.code(),
                        root.relativize(skill).resolve(finding.file().orElse("")),
                        finding.line().orElse(0),
                        report.risk().level(),
                        finding.message());
            }
        }
        if (report.findings().isEmpty()) {
            clean++;
        } else {
            skillsByWorst.merge(report.findings().getFirst().severity(), 1, Integer::sum);
        }
    }

    /** Of this thread: what else the machine does is not measured. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void print(int skills) {
        System.out.printf(
                "%n%d skills: %d without a finding, worst finding of the others: %s%n", skills, clean, skillsByWorst);
        System.out.printf("risk: %s%n", skillsByRisk);
        counts.forEach((rule, count) -> System.out.printf("%5d %s%n", count, rule));
        List<Double> sorted = times.stream().sorted().toList();
        System.out.printf(
                "CPU ms per skill: p50 %.2f, p95 %.2f, most %.2f%n",
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast());
    }

    private static SkillManifest manifest(Path skill) throws IOException {
        String name = String.valueOf(skill.getFileName());
        String description = Files.readAllLines(skill.resolve("SKILL.md")).stream()
                .filter(line -> line.startsWith("description:"))
                .findFirst()
                .orElse("description: none")
                .substring("description:".length());
        return new SkillManifest(
                Optional.empty(),
                name,
                Optional.empty(),
                description,
                Optional.empty(),
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
                List.of(),
                Compatibility.ANY,
                Map.of(),
                Optional.empty());
    }

    /** The files of one skill on disk. */
    private record Folder(Path root) implements PackageFiles {
        @Override
        public List<PackageFile> list() {
            try (Stream<Path> all = Files.walk(root)) {
                return all.filter(Files::isRegularFile)
                        .sorted()
                        .map(path -> new PackageFile(
                                root.relativize(path).toString(),
                                Files.isExecutable(path),
                                path.toFile().length(),
                                "00".repeat(32)))
                        .toList();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public InputStream open(String path) throws IOException {
            return Files.newInputStream(root.resolve(path));
        }

        @Override
        public Optional<String> folder() {
            return Optional.of(String.valueOf(root.getFileName()));
        }
    }
}
