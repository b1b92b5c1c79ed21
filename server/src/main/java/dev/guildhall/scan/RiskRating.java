package dev.guildhall.scan;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.scan.Risk.Level;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Rates what a package could do if it ran, from what it declares, which files it holds and what its text orders. */
final class RiskRating {
    private static final int SHOWN = 3;
    private static final Set<String> UNBOUND = Set.of("*", "**", "/", "~", "~/**", "/**");
    private static final Set<String> SHELLS = Set.of("bash", "shell", "sh", "powershell", "terminal");

    private static final Words ANY_COMMAND = Words.of("^(?:bash|shell)\\((?:\\*|\\*:\\*|:\\*)\\)$");

    private record Reason(Level level, String text) {}

    private final List<Reason> reasons = new ArrayList<>();

    private RiskRating() {}

    static Risk of(SkillManifest manifest, PackageFiles files, Orders orders) {
        RiskRating rating = new RiskRating();
        rating.rateFiles(files.list());
        rating.rateDeclared(manifest);
        rating.note(Level.MEDIUM, "Its text has the agent run", orders.programs());
        List<Reason> gravest = rating.reasons.stream()
                .sorted(Comparator.comparing(Reason::level).reversed())
                .toList();
        return new Risk(
                gravest.isEmpty() ? Level.LOW : gravest.getFirst().level(),
                gravest.stream().map(Reason::text).toList());
    }

    private void rateFiles(List<PackageFile> files) {
        note(Level.HIGH, "Carries Java code", paths(files, RiskRating::isToolJar));
        note(Level.HIGH, "Carries programs", paths(files, FileKind::isProgram));
        note(Level.MEDIUM, "Carries scripts", paths(files, FileKind::isScript));
    }

    private void rateDeclared(SkillManifest manifest) {
        List<String> network = manifest.permissions().network();
        note(
                Level.HIGH,
                "May reach any host",
                network.stream().filter("*"::equals).toList());
        note(
                Level.MEDIUM,
                "Reaches hosts",
                network.stream().filter(host -> !host.equals("*")).toList());
        List<String> write = manifest.permissions().write();
        note(
                Level.HIGH,
                "Writes anywhere",
                write.stream().filter(UNBOUND::contains).toList());
        note(
                Level.MEDIUM,
                "Writes files",
                write.stream().filter(path -> !UNBOUND.contains(path)).toList());
        note(Level.MEDIUM, "Runs programs", manifest.permissions().run());
        List<String> credentials =
                manifest.credentials().stream().map(need -> need.id()).toList();
        note(Level.MEDIUM, "Uses credentials", credentials);
        manifest.mcpServers().forEach(server -> {
            boolean local = !server.command().isEmpty();
            note(
                    local ? Level.HIGH : Level.MEDIUM,
                    local ? "Starts an MCP server" : "Talks to an MCP server",
                    List.of(server.name()));
        });
        List<String> tools = new ArrayList<>(manifest.allowedTools());
        tools.addAll(manifest.tools().preapproved());
        note(
                Level.HIGH,
                "Uses a shell without being asked",
                tools.stream()
                        .filter(tool -> SHELLS.contains(tool.toLowerCase(java.util.Locale.ROOT))
                                || ANY_COMMAND.in(tool.toLowerCase(java.util.Locale.ROOT)))
                        .distinct()
                        .toList());
    }

    private static boolean isToolJar(PackageFile file) {
        return file.path().startsWith("lib/") && file.path().endsWith(".jar");
    }

    private static List<String> paths(List<PackageFile> files, java.util.function.Predicate<PackageFile> which) {
        return files.stream().filter(which).map(PackageFile::path).toList();
    }

    private void note(Level level, String what, List<String> which) {
        if (which.isEmpty()) {
            return;
        }
        List<String> shown = which.stream().limit(SHOWN).map(Excerpt::clip).toList();
        String more = which.size() > SHOWN ? " and %d more".formatted(which.size() - SHOWN) : "";
        reasons.add(new Reason(level, what + ": " + String.join(", ", shown) + more + "."));
    }
}
