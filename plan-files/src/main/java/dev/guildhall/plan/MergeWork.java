package dev.guildhall.plan;

import dev.guildhall.plan.Receipt.MergedFile;
import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.Syntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides about configuration files. As long as a file is byte for byte what we left, our edits are reversed exactly and the
 * new ones made on what was there before us; else values are taken back one by one, and other people's edits stay.
 */
final class MergeWork {
    private final Place place;
    private final String agent;
    private final List<Receipt> mine;
    private final List<Receipt> others;
    private final Work work;

    MergeWork(Place place, String agent, List<Receipt> mine, List<Receipt> others, Work work) {
        this.place = place;
        this.agent = agent;
        this.mine = mine;
        this.others = others;
        this.work = work;
    }

    /**
     * A file without our changes.
     *
     * @param text empty when there was no file
     * @param exact whether it is byte for byte what was there before us
     * @param left our changes that are still in it, because the plan makes them again or others need them
     */
    private record Base(
            Optional<String> text, boolean exact, boolean existed, List<MergedFile> left, List<String> kept) {}

    MergedFile put(String path, List<Patch> patches) throws IOException {
        List<Patch> filled = patches.stream()
                .map(patch -> new Patch(
                        path,
                        patch.syntax(),
                        patch.pointer(),
                        Values.inWorkspace(patch.value(), place.workspace().toString())))
                .toList();
        Syntax syntax = filled.getFirst().syntax();
        if (Work.any(filled, patch -> patch.syntax() != syntax)) {
            throw new PlanRefused("the plan takes " + path + " for two kinds of file.");
        }
        Optional<String> there = place.text(path, syntax);
        Base base = base(path, there, keys(filled));
        Merged merged = Merge.apply(agent, path, base.text(), filled);
        // What is written is read again one day, to compare it or take it back.
        if (merged.text().getBytes(StandardCharsets.UTF_8).length > PlanLimits.configurationBytes(syntax)) {
            throw new PlanRefused(
                    "%s would have more than %,d bytes with what the plan sets in it. The file was left as it is."
                            .formatted(path, PlanLimits.configurationBytes(syntax)));
        }
        if (there.equals(Optional.of(merged.text()))) {
            work.say(path, Carried.What.UNCHANGED, "");
        } else {
            work.merge(path, merged.text());
            work.say(path, Carried.What.MERGED, replaced(merged));
        }
        return new MergedFile(
                path,
                syntax,
                base.existed(),
                there.map(MergeWork::sha256),
                sha256(merged.text()),
                withOlderBefore(merged.changes(), base.left()),
                made(merged, base.left()),
                base.exact() ? Optional.of(merged.reverse()) : Optional.empty());
    }

    private static String replaced(Merged merged) {
        String pointers = merged.changes().stream()
                .filter(change ->
                        change.before().filter(before -> !before.isEmpty()).isPresent()
                                && !change.pointer().isEmpty()
                                && !change.before().get().equals(change.value()))
                .map(Merged.Change::pointer)
                .collect(Collectors.joining(", "));
        return pointers.isEmpty() ? "" : "replaces " + pointers + ", which was set already";
    }

    /** Takes back everything in files that the plan no longer changes. */
    void removeAllBut(Set<String> needed) throws IOException {
        Set<String> old = new LinkedHashSet<>();
        mine.forEach(receipt -> receipt.merged().forEach(file -> old.add(file.path())));
        old.removeAll(needed);
        for (String path : old) {
            remove(path);
        }
    }

    private void remove(String path) throws IOException {
        Syntax syntax = files(path).getFirst().syntax();
        Optional<String> there;
        Base base;
        try {
            there = place.text(path, syntax);
            base = base(path, there, Set.of());
        } catch (UnreadableFile e) {
            work.say(path, Carried.What.KEPT, e.text());
            return;
        }
        if (there.isEmpty()) {
            return;
        }
        String text = base.text().orElse("");
        String kept = base.kept().isEmpty() ? "" : "somebody changed " + String.join(", ", base.kept());
        if (!base.existed() && base.left().isEmpty() && Merge.empty(agent, path, syntax, text)) {
            work.delete(path);
            work.say(path, Carried.What.REMOVED, "");
        } else if (!there.get().equals(text)) {
            work.merge(path, text);
            work.say(path, Carried.What.RESTORED, kept);
        } else {
            work.say(path, kept.isEmpty() ? Carried.What.UNCHANGED : Carried.What.KEPT, kept);
        }
    }

    private List<MergedFile> files(String path) {
        return mine.stream().flatMap(receipt -> receipt.merged(path).stream()).toList();
    }

    private Base base(String path, Optional<String> there, Set<String> wanted) {
        List<MergedFile> ours = new ArrayList<>(files(path));
        Optional<String> now = there.map(MergeWork::sha256);
        // An interrupted attempt that never came to this file has left nothing in it.
        ours.removeIf(file -> file.from().equals(now) && !now.equals(Optional.of(file.sha256())));
        if (there.isEmpty() || ours.isEmpty()) {
            return new Base(there, true, there.isPresent(), List.of(), List.of());
        }
        boolean existed = !Work.any(files(path), file -> !file.existed());
        Set<String> shared = shared(path);
        boolean alone = ours.stream().flatMap(file -> keys(file).stream()).noneMatch(shared::contains);
        for (MergedFile file : ours) {
            if (alone
                    && Optional.of(file.sha256()).equals(now)
                    && file.reverse().isPresent()) {
                String text = Merge.edited(there.get(), file.reverse().get());
                return new Base(Optional.of(text), true, existed, List.of(), List.of());
            }
        }
        return oneByOne(path, there.get(), ours, existed, wanted, shared);
    }

    private Base oneByOne(
            String path, String there, List<MergedFile> ours, boolean existed, Set<String> wanted, Set<String> shared) {
        String text = there;
        List<String> kept = new ArrayList<>();
        List<MergedFile> left = new ArrayList<>();
        for (MergedFile file : ours) {
            List<Merged.Change> back = new ArrayList<>();
            List<Merged.Change> stay = new ArrayList<>();
            file.changes().forEach(change -> {
                String key = key(agent, file.syntax(), change.pointer(), change.value());
                (wanted.contains(key) || shared.contains(key) ? stay : back).add(change);
            });
            // What somebody changed since is theirs, and what a later removal gives back.
            stay.removeIf(Merge.inPlace(agent, path, file.syntax(), there).negate());
            Undone undone = Merge.undo(agent, path, file.syntax(), text, back, file.made());
            text = undone.text();
            undone.kept().stream().filter(pointer -> !kept.contains(pointer)).forEach(kept::add);
            if (!stay.isEmpty()) {
                left.add(new MergedFile(
                        path,
                        file.syntax(),
                        file.existed(),
                        file.from(),
                        file.sha256(),
                        stay,
                        file.made(),
                        file.reverse()));
            }
        }
        return new Base(Optional.of(text), false, existed, left, kept);
    }

    /** A value that is ours already was preceded by what preceded ours. */
    private List<Merged.Change> withOlderBefore(List<Merged.Change> changes, List<MergedFile> left) {
        return changes.stream()
                .map(change -> left.stream()
                        .flatMap(file -> file.changes().stream()
                                .filter(old -> key(agent, file.syntax(), old.pointer(), old.value())
                                        .equals(key(agent, file.syntax(), change.pointer(), change.value())))
                                .filter(old -> change.before().isPresent()))
                        .findFirst()
                        .map(old -> new Merged.Change(change.pointer(), change.value(), old.before()))
                        .orElse(change))
                .toList();
    }

    private static List<String> made(Merged merged, List<MergedFile> left) {
        Set<String> made = new LinkedHashSet<>(merged.made());
        left.forEach(file -> made.addAll(file.made()));
        return List.copyOf(made);
    }

    /** What others have set in the same file. */
    private Set<String> shared(String path) {
        return others.stream()
                .flatMap(receipt -> receipt.merged(path).stream()
                        .flatMap(file -> file.changes().stream()
                                .map(change -> key(receipt.agent(), file.syntax(), change.pointer(), change.value()))))
                .collect(Collectors.toSet());
    }

    private Set<String> keys(List<Patch> patches) {
        return patches.stream()
                .map(patch -> key(agent, patch.syntax(), patch.pointer(), patch.value()))
                .collect(Collectors.toSet());
    }

    private Set<String> keys(MergedFile file) {
        return file.changes().stream()
                .map(change -> key(agent, file.syntax(), change.pointer(), change.value()))
                .collect(Collectors.toSet());
    }

    /** What tells one change of a file from another: the place, the element of a list, the owner of a block. */
    static String key(String agent, Syntax syntax, String pointer, String value) {
        if (syntax == Syntax.MARKDOWN) {
            return agent;
        }
        return Pointer.of(pointer).appends() ? pointer + " " + value : pointer;
    }

    static String sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
