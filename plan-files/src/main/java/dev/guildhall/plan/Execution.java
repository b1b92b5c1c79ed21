package dev.guildhall.plan;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does the work: {@code stage everything → pending receipt → put in place → take away → receipt}.
 *
 * <p>Until the pending receipt is there, nothing that anybody reads has changed. From then on it says what may be ours, so the
 * work can be repeated, or taken back, from wherever it stopped.
 */
final class Execution {
    private final Place place;
    private final Disk disk;
    private final String name;

    Execution(Place place, Disk disk, String agent, String harness) {
        this.place = place;
        this.disk = disk;
        this.name = agent + "." + harness;
    }

    void run(Work work, ReceiptFolder receipts, Receipt receipt) throws IOException {
        makeOwn(receipts);
        Map<String, Path> staged = stage(work);
        Path pending = receipts.pending(receipt.agent(), receipt.harness());
        receipts.write(disk, pending, receipt);
        putInPlace(staged);
        takeAway(work.deletes());
        Folders.removeEmpty(disk, place, receipt.made());
        disk.move(pending, receipts.finished(receipt.agent(), receipt.harness()));
        clean();
    }

    void makeOwn(ReceiptFolder receipts) throws IOException {
        makeIfMissing(place.own());
        Path ignore = place.own().resolve(".gitignore");
        if (!Files.exists(ignore)) {
            byte[] all = "*\n".getBytes(StandardCharsets.UTF_8);
            disk.write(ignore, new ByteArrayInputStream(all), false, ignore);
        }
        makeIfMissing(receipts.folder());
    }

    private Map<String, Path> stage(Work work) throws IOException {
        clean();
        Map<String, Path> staged = new LinkedHashMap<>();
        for (Map.Entry<String, Work.Write> each : work.writes().entrySet()) {
            Path folder = staging(each.getKey().startsWith("~/") ? place.ownInHome() : place.own());
            Path file = folder.resolve(Integer.toString(staged.size()));
            try (InputStream bytes = each.getValue().source().open()) {
                disk.write(file, bytes, each.getValue().executable(), permissionsOf(work, each.getKey()));
            }
            staged.put(each.getKey(), file);
        }
        return staged;
    }

    /** A configuration file keeps its permissions; one of ours gets those of the plan. */
    private Path permissionsOf(Work work, String path) throws IOException {
        return work.merges(path) ? place.at(path) : place.own().resolve("none");
    }

    private Path staging(Path own) throws IOException {
        Path folder = own.resolve("staging").resolve(name);
        makeIfMissing(own);
        makeIfMissing(own.resolve("staging"));
        makeIfMissing(folder);
        return folder;
    }

    private void putInPlace(Map<String, Path> staged) throws IOException {
        for (Map.Entry<String, Path> each : staged.entrySet()) {
            for (String folder : Folders.above(each.getKey())) {
                makeIfMissing(place.folder(folder));
            }
            disk.move(each.getValue(), place.at(each.getKey()));
        }
    }

    void takeAway(Collection<String> paths) throws IOException {
        for (String path : paths) {
            disk.delete(place.at(path));
        }
    }

    /** Puts changed configuration files in place without a receipt of their own, when a plan is taken back. */
    void restore(Work work) throws IOException {
        putInPlace(stage(work));
        takeAway(work.deletes());
    }

    /** Removes what an attempt staged, and the folders for it when nobody else needs them. */
    void clean() throws IOException {
        for (Path own : List.of(place.own(), place.ownInHome())) {
            Path folder = own.resolve("staging").resolve(name);
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        disk.delete(file);
                    }
                }
                disk.delete(folder);
            }
            removeIfEmpty(own.resolve("staging"));
        }
        removeIfEmpty(place.ownInHome());
    }

    void removeIfEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder) && Folders.empty(folder)) {
            disk.delete(folder);
        }
    }

    private void makeIfMissing(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            disk.makeFolder(folder);
        }
    }
}
