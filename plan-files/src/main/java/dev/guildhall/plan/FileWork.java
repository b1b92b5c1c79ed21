package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides about files that are written whole. One that exists with other content is ours when a receipt of ours names it;
 * any other is somebody's work and in the way.
 */
final class FileWork {
    private final Place place;
    private final List<Receipt> mine;
    private final List<Receipt> others;
    private final boolean force;
    private final Work work;

    FileWork(Place place, List<Receipt> mine, List<Receipt> others, boolean force, Work work) {
        this.place = place;
        this.mine = mine;
        this.others = others;
        this.force = force;
        this.work = work;
    }

    void put(RenderedFile file, String agent, Bytes bytes) throws IOException {
        Optional<String> there = place.sha256(file.path());
        boolean known = Work.any(mine, receipt -> receipt.written(file.path()).isPresent());
        if (there.isEmpty()) {
            write(file, bytes, known ? Carried.What.REPAIRED : Carried.What.WRITTEN);
        } else if (there.get().equals(file.sha256())) {
            if (place.executable(file.path()) == file.executable()) {
                work.say(file.path(), Carried.What.UNCHANGED, "");
            } else {
                write(file, bytes, Carried.What.REPAIRED);
            }
        } else {
            Carried.What untouched = Work.any(mine, r -> r.written(file.path()).equals(there))
                    ? Carried.What.UPDATED
                    : Carried.What.REPAIRED;
            replace(file, agent, bytes, there.get(), known ? Optional.of(untouched) : Optional.empty());
        }
    }

    private void replace(RenderedFile file, String agent, Bytes bytes, String there, Optional<Carried.What> ours)
            throws IOException {
        Optional<Receipt> foreign = others.stream()
                .filter(receipt -> !receipt.agent().equals(agent)
                        && receipt.written(file.path()).isPresent())
                .findFirst();
        boolean sibling = Work.any(
                others,
                receipt -> receipt.agent().equals(agent)
                        && receipt.written(file.path()).equals(Optional.of(there)));
        if (foreign.isPresent() && !force) {
            work.refuse(file.path() + " is installed with other content for "
                    + foreign.get().owner());
        } else if (ours.isPresent()) {
            write(file, bytes, ours.get());
        } else if (sibling) {
            write(file, bytes, Carried.What.UPDATED);
        } else if (force) {
            write(file, bytes, Carried.What.OVERWRITTEN);
        } else {
            work.refuse(file.path() + " exists with other content");
        }
    }

    private void write(RenderedFile file, Bytes bytes, Carried.What what) {
        switch (file.content()) {
            case Content.Text text ->
                work.write(
                        file.path(),
                        () -> new ByteArrayInputStream(text.text().getBytes(StandardCharsets.UTF_8)),
                        file.executable());
            case Content.FromPackage from ->
                work.write(
                        file.path(),
                        () -> new CheckedBytes(bytes.open(from.sha256()), file.path(), file.size(), from.sha256()),
                        file.executable());
        }
        work.say(file.path(), what, "");
    }

    /** Takes away what receipts of ours name and the plan does not any more. */
    void removeAllBut(Set<String> needed) throws IOException {
        Set<String> old = new LinkedHashSet<>();
        mine.forEach(receipt -> receipt.files().forEach(file -> old.add(file.path())));
        old.removeAll(needed);
        for (String path : old) {
            remove(path);
        }
    }

    private void remove(String path) throws IOException {
        Optional<Receipt> other = others.stream()
                .filter(receipt -> receipt.written(path).isPresent())
                .findFirst();
        Optional<String> there = place.sha256(path);
        if (there.isEmpty()) {
            return;
        }
        if (other.isPresent()) {
            work.say(path, Carried.What.KEPT, "needed for " + other.get().owner());
        } else if (force || Work.any(mine, receipt -> receipt.written(path).equals(there))) {
            work.delete(path);
            work.say(path, Carried.What.REMOVED, "");
        } else {
            work.say(path, Carried.What.KEPT, "somebody changed it");
        }
    }
}
