import dev.guildhall.bridges.Tolerance;
import dev.guildhall.packages.ArchiveLimits;
import dev.guildhall.packages.ArchiveTree;
import dev.guildhall.packages.FoundSkill;
import dev.guildhall.packages.FoundSkills;
import dev.guildhall.packages.LenientReader;
import dev.guildhall.packages.MendedSkill;
import dev.guildhall.packages.PackageReader;
import dev.guildhall.packages.ReadPackage;
import dev.guildhall.packages.SkillArchive;
import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.AgentBlueprint.AgentTools;
import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.SkillUse;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Behind {@code .ci/plan-corpus}: plans every skill of an archive for every bridge and holds each plan to what harnesses take. */
public class PlanCorpus {
    private final List<HarnessBridge> bridges;
    private final Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    private final List<SkillUse> skills = new ArrayList<>();
    private final Map<String, String> texts = new TreeMap<>();
    private int broken;

    private PlanCorpus(List<HarnessBridge> bridges) {
        this.bridges = bridges;
    }

    public static void main(String[] arguments) throws Exception {
        Path staging = Path.of(arguments[1]);
        PlanCorpus corpus = new PlanCorpus(bridges());
        corpus.read(Path.of(arguments[0]), staging);
        corpus.plan();
        corpus.print();
        corpus.measure();
        if (corpus.broken > 0) {
            System.exit(1);
        }
    }

    private static List<HarnessBridge> bridges() throws Exception {
        List<HarnessBridge> bridges = new ArrayList<>();
        ClassLoader loader = HarnessBridge.class.getClassLoader();
        for (URL index : Collections.list(loader.getResources("META-INF/extensions.idx"))) {
            for (String name : new String(index.openStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (name.startsWith("dev.guildhall.bridges.")) {
                    bridges.add((HarnessBridge) loader.loadClass(name).getConstructor().newInstance());
                }
            }
        }
        bridges.sort(Comparator.comparingInt(bridge -> bridge.profile().order()));
        return bridges;
    }

    private void read(Path archive, Path staging) throws IOException {
        PackageReader strict = new PackageReader();
        ArchiveTree tree = new SkillArchive().readTree(archive, staging, new ArchiveLimits(20_000, 10L << 20, 512L << 20, 100, 32, 1_024));
        for (FoundSkill found : FoundSkills.in(tree).skills()) {
            MendedSkill mended = new LenientReader(strict).read(tree, found, "corpus", Optional.empty());
            if (mended.refused()) {
                System.out.println("not a package: " + found.path() + " " + mended.refusals());
                continue;
            }
            ReadPackage read = strict.read(mended.files());
            String name = mended.name().orElseThrow();
            skills.add(new SkillUse(
                    "@corpus/" + name, "1.0.0", read.manifest().orElseThrow(), read.body(), mended.files().list()));
            try (var in = mended.files().open("SKILL.md")) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                mended.files().list().stream()
                        .filter(file -> file.path().equals("SKILL.md"))
                        .forEach(file -> texts.put(file.sha256(), text));
            }
        }
    }

    private void plan() {
        Function<String, String> text = sha -> texts.getOrDefault(sha, "");
        for (HarnessBridge bridge : bridges) {
            Map<String, Integer> count = counts.computeIfAbsent(bridge.profile().id(), id -> new TreeMap<>());
            for (SkillUse skill : skills) {
                try {
                    HarnessPlan plan = bridge.plan(agent(List.of(skill)));
                    Tolerance.check(bridge.profile().id(), plan, text);
                    boolean planned = !plan.context().isEmpty();
                    count.merge(planned ? "planned" : "left out", 1, Integer::sum);
                    plan.notes().stream()
                            .filter(note -> note.skill().isPresent() && note.carried() == Carried.LOST)
                            .forEach(note -> System.out.println(
                                    bridge.profile().id() + " " + skill.id() + ": " + note.explanation()));
                } catch (AssertionError | RuntimeException e) {
                    broken++;
                    count.merge("broken", 1, Integer::sum);
                    System.out.println(bridge.profile().id() + " " + skill.id() + ": " + e);
                }
            }
        }
    }

    private static AgentBlueprint agent(List<SkillUse> skills) {
        return new AgentBlueprint(
                "corpus", "", "", Optional.empty(), Optional.empty(), skills, List.of(), AgentTools.NONE, Map.of(),
                List.of(), List.of());
    }

    private void print() {
        System.out.println(skills.size() + " skills");
        counts.forEach((harness, count) -> System.out.printf("%-22s %s%n", harness, count));
    }

    /** One agent with twenty skills, after as many plans as make the measure steady. */
    private void measure() {
        AgentBlueprint twenty = agent(skills.subList(0, Math.min(20, skills.size())));
        for (HarnessBridge bridge : bridges) {
            double[] times = new double[200];
            for (int i = 0; i < 400; i++) {
                long began = System.nanoTime();
                bridge.plan(twenty);
                if (i == 0) {
                    System.out.printf("%-22s first %.1f ms", bridge.profile().id(), (System.nanoTime() - began) / 1e6);
                }
                times[i % 200] = (System.nanoTime() - began) / 1e6;
            }
            Arrays.sort(times);
            System.out.printf(", p50 %.2f ms, p95 %.2f ms%n", times[100], times[190]);
        }
    }
}
