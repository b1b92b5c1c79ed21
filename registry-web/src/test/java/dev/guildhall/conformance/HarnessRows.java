package dev.guildhall.conformance;

import dev.guildhall.conformance.Installing.Claim;
import dev.guildhall.conformance.Matrix.Cell;
import dev.guildhall.conformance.Matrix.Row;
import dev.guildhall.skill.HarnessCapability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run says of a harness, cell by cell. */
final class HarnessRows {
    private static final Map<String, String> NOT_TESTABLE = Map.of(
            "claude-managed-agents",
            "It runs at its maker's. The bridge is tested against a local server that speaks its API.",
            "cursor",
            "It is not on npm, and its agent talks to its maker's servers alone. The bridge is tested by its files.",
            "deepagents",
            "Its command line is a Python program; this run has npm alone. The bridge is tested by its files.");

    private HarnessRows() {}

    /** A plan's word counts when the run saw it; what a plan calls lost is lost. */
    static Row of(HarnessRun run, List<Proof> proofs) {
        Map<HarnessCapability, Proof> byFeature =
                proofs.stream().collect(Collectors.toMap(Proof::feature, proof -> proof));
        List<Cell> cells = new ArrayList<>();
        for (HarnessCapability feature : HarnessCapability.values()) {
            Claim claim = run.installed()
                    .claims()
                    .getOrDefault(feature.id(), new Claim("", "The plan says nothing about it."));
            Proof proof = byFeature.get(feature);
            if (proof == null) {
                cells.add(new Cell(feature.id(), Matrix.UNTESTED, "This run does not look at it."));
            } else {
                cells.add(cell(proof, claim));
            }
        }
        return new Row(
                run.harness().id(),
                run.harness().client().packageName(),
                run.harness().client().version(),
                cells);
    }

    private static Cell cell(Proof proof, Claim claim) {
        if (claim.carried().equals("lost")) {
            return new Cell(proof.feature().id(), "lost", claim.why());
        }
        if (!proof.arrived() || claim.carried().isEmpty()) {
            String said = claim.carried().isEmpty() ? claim.why() : "The plan calls it " + claim.carried() + ".";
            return new Cell(
                    proof.feature().id(), "lost", said + " Missing: " + String.join("; ", proof.missing()) + ".");
        }
        return new Cell(proof.feature().id(), claim.carried(), claim.why());
    }

    /** Harnesses that no machine without accounts and other package managers can run. */
    static Stream<Row> notTestable() {
        return NOT_TESTABLE.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Row(
                        entry.getKey(),
                        "",
                        "",
                        Stream.of(HarnessCapability.values())
                                .map(feature -> new Cell(feature.id(), Matrix.UNTESTED, entry.getValue()))
                                .toList()));
    }
}
