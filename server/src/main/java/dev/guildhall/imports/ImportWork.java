package dev.guildhall.imports;

import dev.guildhall.jobs.JobRun;
import dev.guildhall.jobs.JobWork;
import dev.guildhall.packages.ArchiveTree;
import dev.guildhall.packages.Finding;
import dev.guildhall.packages.FoundSkill;
import dev.guildhall.packages.FoundSkills;
import dev.guildhall.packages.LenientReader;
import dev.guildhall.packages.MendedSkill;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.KeptUploads;
import dev.guildhall.registry.Origins;
import dev.guildhall.registry.PublishSettings;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The job of an import. {@code tree → skills found → each read leniently → names → each published, several at a time → lines}.
 *
 * <p>One broken skill never stops the others. A second attempt reads everything again, which gives the same, and leaves
 * out what has a line already.
 */
@Service
public class ImportWork implements JobWork {
    /** As it stands in the database. */
    static final String KIND = "import";

    private final Blobs blobs;
    private final ImportTrees trees;
    private final LenientReader reader;
    private final SkillNames names;
    private final SkillImport skills;
    private final Origins origins;
    private final KeptUploads uploads;
    private final Workers workers;
    private final ImportSettings settings;
    private final PublishSettings publish;

    @Inject
    ImportWork(
            Blobs blobs,
            ImportTrees trees,
            LenientReader reader,
            SkillNames names,
            SkillImport skills,
            Origins origins,
            KeptUploads uploads,
            Workers workers,
            ImportSettings settings,
            PublishSettings publish) {
        this.blobs = blobs;
        this.trees = trees;
        this.reader = reader;
        this.names = names;
        this.skills = skills;
        this.origins = origins;
        this.uploads = uploads;
        this.workers = workers;
        this.settings = settings;
        this.publish = publish;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void ended(String input) {
        ImportInput.read(input).upload().ifPresent(uploads::release);
    }

    @Override
    public void afterEnd(String input) {
        ImportInput.read(input).upload().ifPresent(uploads::discardReleased);
    }

    @Override
    public void run(JobRun run) throws Exception {
        ImportInput input = ImportInput.read(run.input());
        try (WorkFolder folder = WorkFolder.in(blobs)) {
            ImportTree tree = trees.of(run, input, folder);
            FoundSkills found = chosen(FoundSkills.in(tree.tree()), input);
            run.progress(0, found.skills().size(), "reading the skills");
            List<NamedSkill> named = read(run, input, tree, found);
            SkillImport.Context context = new SkillImport.Context(
                    run.actor(), run.id(), input.owner(), tree.source(), folder.folder("skills"));
            publish(run, context, named);
            reportRest(run, found);
        }
    }

    private FoundSkills chosen(FoundSkills all, ImportInput input) {
        FoundSkills found = input.path().map(path -> below(all, path)).orElse(all);
        if (found.skills().isEmpty() && found.foreign().isEmpty()) {
            throw input.path().isPresent()
                    ? ImportProblem.PATH_UNKNOWN.because(
                            "There is no SKILL.md in `%s` or below it. Leave path out to import all %d skills."
                                    .formatted(input.path().get(), all.skills().size()))
                    : ImportProblem.NO_SKILLS.because(
                            "There is no SKILL.md in it, at any depth. A skill is a folder with a SKILL.md that says"
                                    + " its name and description.");
        }
        if (found.skills().size() > settings.maxSkills()) {
            throw ImportProblem.TOO_MANY_SKILLS.because(
                    "There are %d skills in it, and one import takes at most %d (%s). Import it in parts."
                            .formatted(found.skills().size(), settings.maxSkills(), ImportSettings.MAX_SKILLS));
        }
        return found;
    }

    private static FoundSkills below(FoundSkills all, String path) {
        String folder = path + "/";
        return new FoundSkills(
                all.skills().stream()
                        .filter(skill -> skill.folder().startsWith(folder))
                        .toList(),
                all.foreign().stream()
                        .filter(plugin -> plugin.marketplace().startsWith(folder))
                        .toList(),
                all.strays().stream()
                        .filter(stray -> stray.path().startsWith(folder))
                        .toList());
    }

    private List<NamedSkill> read(JobRun run, ImportInput input, ImportTree tree, FoundSkills found) throws Exception {
        ConcurrentHashMap<FoundSkill, MendedSkill> read = new ConcurrentHashMap<>();
        workers.each(settings.workers(), found.skills(), skill -> {
            run.requireHeld();
            read.put(skill, read(input, tree, skill));
        });
        List<MendedSkill> inOrder = found.skills().stream()
                .map(skill -> java.util.Objects.requireNonNull(read.get(skill)))
                .toList();
        return names.unique(
                inOrder,
                name -> origins.newest(run.actor(), input.owner(), name).flatMap(Origins.Newest::path));
    }

    private MendedSkill read(ImportInput input, ImportTree tree, FoundSkill skill) throws Exception {
        try {
            return reader.read(tree.tree(), skill, input.name(), tree.source(), publish.limits());
        } catch (IOException | RuntimeException e) {
            return MendedSkill.refused(skill, SkillFailures.finding(skill, e));
        }
    }

    private ImportLine published(SkillImport.Context context, NamedSkill skill) throws Exception {
        try {
            return skills.publish(context, skill);
        } catch (IOException | RuntimeException e) {
            FoundSkill found = skill.skill().found();
            Finding why = SkillFailures.finding(found, e);
            return new ImportLine(
                    found.path(),
                    Optional.of(context.owner()),
                    skill.skill().name(),
                    Optional.empty(),
                    "refused",
                    List.of(why));
        }
    }

    private void publish(JobRun run, SkillImport.Context context, List<NamedSkill> named) throws Exception {
        Set<String> reported = run.reported();
        AtomicInteger done = new AtomicInteger();
        workers.each(settings.workers(), named, skill -> {
            String key = ReportKey.of(skill.skill().found().path());
            if (!reported.contains(key)) {
                ImportLine line = published(context, skill);
                run.result(key, line.outcome(), line.json());
            }
            run.progress(done.incrementAndGet(), named.size(), "publishing");
        });
    }

    /** What is no skill and yet worth a line. */
    private static void reportRest(JobRun run, FoundSkills found) throws SQLException {
        for (FoundSkills.Foreign plugin : found.foreign()) {
            String path = plugin.marketplace() + "#" + plugin.plugin();
            ImportLine line = new ImportLine(
                    path,
                    Optional.empty(),
                    Optional.of(plugin.plugin()),
                    Optional.empty(),
                    "foreign",
                    List.of(plugin.finding()));
            run.result(ReportKey.of(path), line.outcome(), line.json());
        }
        for (ArchiveTree.Trouble stray : found.strays()) {
            ImportLine line = new ImportLine(
                    stray.path(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "refused",
                    List.of(stray.finding()));
            run.result(ReportKey.of(stray.path()), line.outcome(), line.json());
        }
    }
}
