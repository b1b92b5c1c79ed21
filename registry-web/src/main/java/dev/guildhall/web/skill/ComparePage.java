package dev.guildhall.web.skill;

import dev.guildhall.capabilities.CapabilityRow;
import dev.guildhall.compare.Comparison;
import dev.guildhall.compare.FileChange;
import dev.guildhall.compare.FileChanges;
import dev.guildhall.compare.FileDiff;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.web.layout.Addresses;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tab that compares two versions.
 *
 * @param comparison empty when the skill has one version only
 * @param choices versions to choose from, newest first
 * @param inline whether lines stand below each other also where there is room for two columns
 */
public record ComparePage(SkillHead head, Optional<Comparison> comparison, List<VersionRow> choices, boolean inline) {
    /** More of a kind than this, and only what changed is listed. */
    private static final int MOST_SHOWN = 12;

    /** What changed of a kind is listed up to here. */
    private static final int MOST_ALONE = 60;

    public ComparePage {
        choices = List.copyOf(choices);
    }

    /** What changed first, then what did not. */
    public List<CapabilityRow> rows(Comparison found) {
        return found.capabilities().stream()
                .sorted(Comparator.comparing(row -> row.changes().isEmpty()))
                .toList();
    }

    /** A grant in a cell, and whether only this side has it. */
    public record Grant(String name, boolean alone) {}

    /**
     * What one side has, as far as it is listed.
     *
     * @param alone how many more only this side has
     * @param same how many more both have
     */
    public record Grants(List<Grant> listed, int alone, int same) {}

    public Grants before(CapabilityRow row) {
        return grants(row.before(), row.after());
    }

    public Grants after(CapabilityRow row) {
        return grants(row.after(), row.before());
    }

    private static Grants grants(List<String> own, List<String> other) {
        Set<String> there = Set.copyOf(other);
        List<Grant> all =
                own.stream().map(name -> new Grant(name, !there.contains(name))).toList();
        if (all.size() <= MOST_SHOWN) {
            return new Grants(all, 0, 0);
        }
        List<Grant> alone = all.stream().filter(Grant::alone).toList();
        List<Grant> listed = alone.subList(0, Math.min(MOST_ALONE, alone.size()));
        return new Grants(listed, alone.size() - listed.size(), all.size() - alone.size());
    }

    public String address(Comparison found, boolean wantInline, int file) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("a", found.a().version());
        query.put("b", found.b().version());
        query.put("view", wantInline ? "inline" : "");
        query.put("cursor", file > 0 ? PageRequest.cursor(String.valueOf(file)) : "");
        return Addresses.withQuery(head.address().page() + SkillTab.COMPARE.path(), query);
    }

    public Optional<String> next(Comparison found) {
        return found.files()
                .diffs()
                .next()
                .map(cursor -> address(found, inline, 0) + "&cursor=" + Addresses.encode(cursor));
    }

    /** To the file's lines: in this page when it has them. */
    public String lines(Comparison found, int file) {
        FileChange change = found.files().changes().get(file);
        boolean here = found.files().diffs().items().stream()
                .anyMatch(diff -> diff.file().equals(change));
        return here
                ? "#" + anchor(found.files(), change)
                : address(found, inline, file) + "#" + anchor(found.files(), change);
    }

    public String anchor(FileChanges files, FileChange change) {
        return "file-" + files.changes().indexOf(change);
    }

    /** The side that still has the file, and the address of the file there. */
    public String open(Comparison found, FileDiff diff) {
        String version = diff.file().after().isPresent()
                ? found.b().version()
                : found.a().version();
        return head.address().at(version).file(diff.file().path());
    }
}
