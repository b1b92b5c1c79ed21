package dev.guildhall.plan;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a place holds now of what a receipt says was written.
 *
 * @param files with their present SHA-256; empty when the file is gone
 * @param patches whether the file still holds each value
 */
public record Drift(List<Seen> files, List<SeenPatch> patches) {
    public Drift {
        files = List.copyOf(files);
        patches = List.copyOf(patches);
    }

    /** @param unchanged whether it is the one that was written */
    public record Seen(String path, Optional<String> sha256, boolean unchanged) {}

    public record SeenPatch(String path, String pointer, boolean inPlace) {}

    public static Drift between(Receipt receipt, Place place) throws IOException {
        List<Seen> files = new ArrayList<>();
        for (Receipt.Written file : receipt.files()) {
            Optional<String> now = seen(place, file.path());
            files.add(new Seen(file.path(), now, now.equals(Optional.of(file.sha256()))));
        }
        List<SeenPatch> patches = new ArrayList<>();
        for (Receipt.MergedFile file : receipt.merged()) {
            Predicate<Merged.Change> inPlace = inPlace(receipt.agent(), place, file);
            for (Merged.Change change : file.changes()) {
                patches.add(new SeenPatch(file.path(), change.pointer(), holds(inPlace, change)));
            }
        }
        return new Drift(files, patches);
    }

    private static Optional<String> seen(Place place, String path) throws IOException {
        try {
            return place.sha256(path);
        } catch (PlanRefused e) {
            // A link or a folder stands where the file was.
            return Optional.empty();
        }
    }

    private static Predicate<Merged.Change> inPlace(String agent, Place place, Receipt.MergedFile file)
            throws IOException {
        try {
            return place.text(file.path(), file.syntax())
                    .map(text -> Merge.inPlace(agent, file.path(), file.syntax(), text))
                    .orElse(change -> false);
        } catch (PlanRefused e) {
            return change -> false;
        }
    }

    private static boolean holds(Predicate<Merged.Change> inPlace, Merged.Change change) {
        try {
            return inPlace.test(change);
        } catch (PlanRefused e) {
            // The file does not parse any more.
            return false;
        }
    }

    /** Whether everything is as it was written. */
    public boolean none() {
        return files.stream().allMatch(Seen::unchanged) && patches.stream().allMatch(SeenPatch::inPlace);
    }
}
