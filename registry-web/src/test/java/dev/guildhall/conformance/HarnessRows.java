package dev.guildhall.conformance;

import dev.guildhall.conformance.Installing.Claim;
import dev.guildhall.conformance.Matrix.Cell;
import dev.guildhall.conformance.Matrix.Row;
import dev.guildhall.skill.HarnessCapability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    static Row of(MadeUpAgent agent, HarnessRun run, List<Proof> proofs) {
        Map<HarnessCapability, Proof> byFeature =
                proofs.stream().collect(Collectors.toMap(Proof::feature, proof -> proof));
        List<Cell> cells = Stream.of(HarnessCapability.values())
                .map(feature -> cell(
                        feature,
                        Optional.ofNullable(run.installed().claims().get(feature.id()))
                                .map(claim ->
                                        new Claim(claim.carried(), claim.why().replace(agent.name(), "AGENT"))),
                        Optional.ofNullable(byFeature.get(feature))))
                .toList();
        PinnedClient client = run.harness().client();
        return new Row(run.harness().id(), client.packageName(), client.version(), cells);
    }

    private static Cell cell(HarnessCapability feature, Optional<Claim> claim, Optional<Proof> proof) {
        if (claim.isPresent() && claim.get().carried().equals("lost")) {
            return new Cell(feature.id(), "lost", claim.get().why());
        }
        if (proof.isEmpty()) {
            String why = feature == HarnessCapability.USER_INVOCATION
                    ? "It takes a skill by name at its screen or in a chat only, and this run has neither."
                    : "This run does not look at it.";
            return new Cell(feature.id(), Matrix.UNTESTED, why);
        }
        if (claim.isEmpty()) {
            return new Cell(feature.id(), Matrix.UNTESTED, "The plan says nothing about it.");
        }
        if (proof.get().arrived()) {
            return new Cell(feature.id(), claim.get().carried(), claim.get().why());
        }
        return new Cell(
                feature.id(),
                "lost",
                "The plan calls it %s. Missing: %s."
                        .formatted(
                                claim.get().carried(),
                                String.join("; ", proof.get().missing())));
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
