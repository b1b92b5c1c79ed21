package dev.guildhall.plan;

import dev.guildhall.plan.Receipt.MergedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a receipt that goes away leaves to those that stay: the knowledge of what stood in a shared file before either, and of
 * the folders that were made. Without it, the last one to go would leave behind what the first one brought.
 */
final class Handover {
    private final Place place;
    private final List<Receipt> leaving;

    Handover(Place place, List<Receipt> leaving) {
        this.place = place;
        this.leaving = leaving;
    }

    Receipt to(Receipt staying) throws IOException {
        List<MergedFile> merged = new ArrayList<>();
        for (MergedFile file : staying.merged()) {
            MergedFile heir = file;
            for (Receipt receipt : leaving) {
                Optional<MergedFile> old = receipt.merged(file.path());
                if (old.isPresent()) {
                    heir = inherited(staying.agent(), heir, receipt.agent(), old.get());
                }
            }
            merged.add(heir);
        }
        return new Receipt(
                staying.agent(),
                staying.agentVersion(),
                staying.stage(),
                staying.harness(),
                staying.lockDigest(),
                staying.planDigest(),
                staying.at(),
                staying.files(),
                merged,
                folders(staying));
    }

    private static MergedFile inherited(String heirAgent, MergedFile heir, String agent, MergedFile old) {
        List<Merged.Change> changes = heir.changes().stream()
                .map(change -> old.changes().stream()
                        .filter(other -> change.before().isPresent()
                                && MergeWork.key(agent, old.syntax(), other.pointer(), other.value())
                                        .equals(MergeWork.key(
                                                heirAgent, heir.syntax(), change.pointer(), change.value())))
                        .findFirst()
                        .map(other -> new Merged.Change(change.pointer(), change.value(), other.before()))
                        .orElse(change))
                .toList();
        Set<String> made = new LinkedHashSet<>(heir.made());
        made.addAll(old.made());
        return new MergedFile(
                heir.path(),
                heir.syntax(),
                heir.existed() && old.existed(),
                heir.from(),
                heir.sha256(),
                changes,
                List.copyOf(made),
                Optional.empty());
    }

    private List<String> folders(Receipt staying) throws IOException {
        Set<String> needed = new LinkedHashSet<>();
        staying.files().forEach(file -> needed.addAll(Folders.above(file.path())));
        staying.merged().forEach(file -> needed.addAll(Folders.above(file.path())));
        Set<String> made = new LinkedHashSet<>(staying.made());
        for (Receipt receipt : leaving) {
            for (String folder : receipt.made()) {
                if (needed.contains(folder) && Files.isDirectory(place.folder(folder))) {
                    made.add(folder);
                }
            }
        }
        return List.copyOf(made);
    }
}
