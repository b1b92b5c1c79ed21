package dev.guildhall.plan;

import dev.guildhall.plan.Receipt.MergedFile;
import dev.guildhall.plan.Receipt.Written;
import dev.guildhall.skill.HarnessPlan.Patch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Carries plans out in one place and takes them back: {@code look at everything → refuse or decide → Execution}.
 *
 * <p>A file that is not ours is never touched, except that values are set in configuration files. What was interrupted is
 * finished by doing it again, or removed.
 */
public final class Carrying {
    private final Place place;
    private final Disk disk;
    private final ReceiptFolder receipts;

    public Carrying(Place place) {
        this(place, new Disk.Real());
    }

    Carrying(Place place, Disk disk) {
        this.place = place;
        this.disk = disk;
        this.receipts = new ReceiptFolder(place);
    }

    /**
     * @param force overwrites files that exist with other content, and removes ours though they were changed
     * @param dryRun decides and says, and changes nothing
     */
    public record Options(boolean force, boolean dryRun) {}

    /** One thing to do while the place is locked. */
    @FunctionalInterface
    private interface Task {
        Carried run() throws IOException;
    }

    /** @throws PlanRefused when something is in the way; nothing was changed then */
    public Carried apply(PlannedAgent planned, Bytes bytes, Options options, Instant now) throws IOException {
        return locked(options, () -> carryOut(planned, bytes, options, now));
    }

    private Carried carryOut(PlannedAgent planned, Bytes bytes, Options options, Instant now) throws IOException {
        List<Receipt> mine = receipts.mine(planned.agent(), planned.harness());
        List<Receipt> others = receipts.others(planned.agent(), planned.harness());
        Work work = new Work();
        FileWork files = new FileWork(place, mine, others, options.force(), work);
        MergeWork merges = new MergeWork(place, planned.agent(), mine, others, work);
        List<Written> written = new ArrayList<>();
        for (RenderedFile file : RenderedFiles.of(planned)) {
            if (!file.merged()) {
                files.put(file, planned.agent(), bytes);
                written.add(new Written(file.path(), file.sha256()));
            }
        }
        List<MergedFile> merged = new ArrayList<>();
        for (Map.Entry<String, List<Patch>> each :
                RenderedFiles.patches(planned).entrySet()) {
            merged.add(merges.put(each.getKey(), each.getValue()));
        }
        Set<String> paths = new LinkedHashSet<>();
        written.forEach(file -> paths.add(file.path()));
        merged.forEach(file -> paths.add(file.path()));
        files.removeAllBut(paths);
        merges.removeAllBut(paths);
        work.requireNothingInTheWay();
        Receipt receipt = new Receipt(
                planned.agent(),
                planned.agentVersion(),
                planned.stage(),
                planned.harness(),
                planned.lockDigest(),
                PlanJson.digest(planned),
                now.toString(),
                written,
                merged,
                made(mine, paths));
        if (!options.dryRun()) {
            new Execution(place, disk, planned.agent(), planned.harness()).run(work, receipts, receipt);
        }
        return new Carried(sorted(work), Optional.of(receipt));
    }

    private List<String> made(List<Receipt> mine, Set<String> paths) throws IOException {
        Set<String> made = new LinkedHashSet<>();
        mine.forEach(receipt -> made.addAll(receipt.made()));
        made.addAll(Folders.missing(place, paths));
        return List.copyOf(made);
    }

    /**
     * Takes back everything that was written for an agent in a harness.
     *
     * @throws PlanRefused when nothing was
     */
    public Carried remove(String agent, String harness, Options options) throws IOException {
        return locked(options, () -> takeBack(agent, harness, options));
    }

    private Carried takeBack(String agent, String harness, Options options) throws IOException {
        List<Receipt> mine = receipts.mine(agent, harness);
        if (mine.isEmpty()) {
            throw new PlanRefused(place.workspace() + " has no receipt of " + agent + " in " + harness
                    + ", so there is nothing to remove.");
        }
        List<Receipt> others = receipts.others(agent, harness);
        Work work = new Work();
        new FileWork(place, mine, others, options.force(), work).removeAllBut(Set.of());
        new MergeWork(place, agent, mine, others, work).removeAllBut(Set.of());
        if (!options.dryRun()) {
            Execution execution = new Execution(place, disk, agent, harness);
            execution.restore(work);
            for (Receipt receipt : mine) {
                Folders.removeEmpty(disk, place, receipt.made());
            }
            handOver(mine);
            disk.delete(receipts.finished(agent, harness));
            disk.delete(receipts.pending(agent, harness));
            execution.clean();
        }
        return new Carried(sorted(work), Optional.empty());
    }

    private void handOver(List<Receipt> mine) throws IOException {
        Handover handover = new Handover(place, mine);
        for (boolean interrupted : new boolean[] {false, true}) {
            for (Receipt staying : interrupted ? receipts.interrupted() : receipts.all()) {
                Receipt heir = handover.to(staying);
                if (!mine.contains(staying) && !heir.equals(staying)) {
                    receipts.write(
                            disk,
                            interrupted
                                    ? receipts.pending(heir.agent(), heir.harness())
                                    : receipts.finished(heir.agent(), heir.harness()),
                            heir);
                }
            }
        }
    }

    private static List<Carried.Line> sorted(Work work) {
        return work.lines().stream()
                .sorted(Comparator.comparing(Carried.Line::path))
                .toList();
    }

    /** Two at a time in one workspace would take each other's files for strangers'. */
    private Carried locked(Options options, Task task) throws IOException {
        if (options.dryRun()) {
            return task.run();
        }
        if (!Files.isDirectory(place.own())) {
            disk.makeFolder(place.own());
        }
        Path file = place.own().resolve("lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (!lock.isValid()) {
                throw new IOException("lost the lock on " + file);
            }
            try {
                return task.run();
            } finally {
                removeOwnWhenDone(file);
            }
        }
    }

    private FileLock lock(FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new PlanRefused("another install is at work in " + place.workspace() + ". Wait for it, then repeat.");
        }
        return lock;
    }

    private void removeOwnWhenDone(Path lock) throws IOException {
        Files.deleteIfExists(lock);
        boolean done = !Files.isDirectory(receipts.folder()) || Folders.empty(receipts.folder());
        if (done && !Files.exists(place.own().resolve("staging"))) {
            Files.deleteIfExists(receipts.folder());
            Files.deleteIfExists(place.own().resolve(".gitignore"));
            if (Folders.empty(place.own())) {
                Files.deleteIfExists(place.own());
            }
        }
    }
}
