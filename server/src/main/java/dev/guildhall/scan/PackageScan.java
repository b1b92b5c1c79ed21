package dev.guildhall.scan;

import dev.guildhall.packages.Finding;
import dev.guildhall.packages.Finding.Severity;
import dev.guildhall.packages.PackageFiles;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Scans one package: {@code each file → bytes and lines → rules; then manifest ↔ deeds → findings; capabilities → risk}.
 *
 * <p>What is read of a package is bounded, and every pattern runs in linear time: the package chooses the text.
 */
@Service
public class PackageScan {
    static final String INCOMPLETE = "scan-incomplete";
    private static final int BETWEEN_LOOKS = 100_000;

    private final List<Rule> rules;

    public PackageScan() {
        this(ScanRules.ALL);
    }

    PackageScan(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** Of the rules; a report made under a lower one is out of date. */
    public int rulesVersion() {
        return ScanRules.VERSION;
    }

    /** What it means that a rule found something, in words that hold nothing of the package; empty when there is no such rule. */
    public static Optional<String> meaning(String code) {
        return ScanRules.meaning(code);
    }

    /** Whether findings of this code come from a scan, now or in earlier rules. */
    public boolean finds(String code) {
        return code.equals(INCOMPLETE)
                || ScanRules.RETIRED.contains(code)
                || rules.stream().anyMatch(rule -> rule.code().equals(code));
    }

    /**
     * @param expired says true when there is no time left; then an {@link InterruptedIOException} ends the scan
     * @throws IOException when the files cannot be read, never for what stands in them
     */
    public ScanReport scan(SkillManifest manifest, PackageFiles files, BooleanSupplier expired) throws IOException {
        Contents contents = new Contents();
        Deeds deeds = new Deeds();
        Orders orders = new Orders();
        Sightings sightings = new Sightings();
        for (PackageFile file : inOrder(files.list())) {
            requireTime(expired);
            Contents.Read read = contents.read(files, file);
            onBytes(read.head(), sightings);
            if (read.text().isPresent()) {
                List<Line> lines = TextLines.of(file, read.text().get());
                onLines(lines, sightings, expired);
                requireTime(expired);
                deeds.see(lines);
                orders.see(lines);
                if (!read.whole() || lines.size() >= TextLines.LINES) {
                    sightings.note(incomplete(read.head()));
                }
            }
        }
        for (Rule rule : rules) {
            if (rule.check() instanceof Check.OnPackage check) {
                check.test().look(manifest, deeds).forEach(hit -> sightings.add(rule, hit));
            }
        }
        return new ScanReport(sightings.worstFirst(), RiskRating.of(manifest, files, orders), ScanRules.VERSION);
    }

    /** What runs and what is read first: padding with data must not use up what may be read of a package. */
    private static List<PackageFile> inOrder(List<PackageFile> files) {
        return files.stream().sorted(Comparator.comparingInt(PackageScan::rank)).toList();
    }

    private static int rank(PackageFile file) {
        if (FileKind.isScript(file)) {
            return 0;
        }
        if (FileKind.of(file) == FileKind.PROSE) {
            return 1;
        }
        return file.path().substring(file.path().lastIndexOf('/') + 1).contains(".") ? 3 : 2;
    }

    private void onBytes(FileHead head, Sightings sightings) {
        for (Rule rule : rules) {
            if (rule.check() instanceof Check.OnBytes check) {
                check.test().look(head).ifPresent(hit -> sightings.add(rule, hit));
            }
        }
    }

    private void onLines(List<Line> lines, Sightings sightings, BooleanSupplier expired) throws IOException {
        StringBuilder all = new StringBuilder();
        lines.forEach(line -> all.append(line.lower()).append('\n'));
        String text = all.toString();
        for (Rule rule : rules) {
            if (rule.check() instanceof Check.OnLine check && check.mayBeIn(text)) {
                requireTime(expired);
                onLines(rule, check, lines, sightings, expired);
            }
        }
    }

    private static void onLines(
            Rule rule, Check.OnLine check, List<Line> lines, Sightings sightings, BooleanSupplier expired)
            throws IOException {
        int looked = 0;
        for (Line line : lines) {
            looked += line.lower().length();
            if (looked > BETWEEN_LOOKS) {
                looked = 0;
                requireTime(expired);
            }
            if (check.mayBeIn(line.lower()) || joins(line)) {
                check.test().look(line).ifPresent(hit -> sightings.add(rule, hit));
            }
        }
    }

    /** The hint may stand in the line before. */
    private static boolean joins(Line line) {
        return !line.prose() && (line.lower().strip().startsWith("|") || line.continues());
    }

    private static void requireTime(BooleanSupplier expired) throws InterruptedIOException {
        if (expired.getAsBoolean()) {
            throw new InterruptedIOException("the scan ran out of time");
        }
    }

    /** A text that is too long to be looked at might be so on purpose; data may be. */
    private static Finding incomplete(FileHead file) {
        return new Finding(
                INCOMPLETE,
                file.script() || file.prose() ? Severity.HIGH : Severity.WARNING,
                Optional.of(file.path()),
                Optional.empty(),
                "The file is too long to be scanned whole; only its beginning was looked at.",
                "Split it, or leave out what the skill does not need.");
    }
}
