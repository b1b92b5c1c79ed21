package dev.guildhall.launcher;

import dev.guildhall.plan.Drift;
import dev.guildhall.plan.Place;
import dev.guildhall.plan.Receipt;
import dev.guildhall.plan.ReceiptFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./guildhall drift}: receipts against the disk, and then against what the server plans now. */
final class DriftCommand {
    static final int FOUND = 3;

    private final Map<String, String> environment;
    private final Console console;

    DriftCommand(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    int run(List<String> given) throws IOException, InterruptedException {
        Words words = Words.sort("drift", given, Set.of("--into", "--home"), Set.of());
        words.requireNoPlain();
        Place place = new Place(words.into(), words.home(environment));
        ReceiptFolder folder = new ReceiptFolder(place);
        List<Receipt> receipts = folder.all();
        boolean drift = false;
        for (Receipt receipt : folder.interrupted()) {
            console.say("%s for %s: an install was interrupted; repeat it or uninstall"
                    .formatted(receipt.agent(), receipt.harness()));
            drift = true;
        }
        if (receipts.isEmpty() && !drift) {
            console.say("nothing is installed in " + place.workspace());
        }
        for (Receipt receipt : receipts) {
            drift |= differs(receipt, place);
        }
        if (!receipts.isEmpty()) {
            drift |= tellServer(receipts, place);
        }
        return drift ? FOUND : 0;
    }

    private boolean differs(Receipt receipt, Place place) throws IOException {
        Drift drift = Drift.between(receipt, place);
        List<String> lines = new ArrayList<>();
        for (Drift.Seen file : drift.files()) {
            if (!file.unchanged()) {
                lines.add("  %-11s %s".formatted(file.sha256().isEmpty() ? "missing" : "changed", file.path()));
            }
        }
        for (Drift.SeenPatch patch : drift.patches()) {
            if (!patch.inPlace()) {
                lines.add("  %-11s %s %s".formatted("changed", patch.path(), patch.pointer()));
            }
        }
        console.say("%s version %d for %s: %s"
                .formatted(
                        receipt.agent(),
                        receipt.agentVersion(),
                        receipt.harness(),
                        drift.none() ? "as it was written" : "changed since it was written"));
        lines.forEach(line -> console.say(InstallReport.clean(line)));
        return !drift.none();
    }

    private boolean tellServer(List<Receipt> receipts, Place place) throws IOException, InterruptedException {
        if (!ServerAccess.given(environment)) {
            console.say("GUILDHALL_TOKEN is not set, so the server was not asked whether there is something newer.");
            return false;
        }
        return ServerAccess.of(environment, "read agents").call(client -> {
            boolean behind = false;
            for (Receipt receipt : receipts) {
                ApiClient.Answer answer = ServerAccess.accepted(ReceiptCall.put(client, receipt, place));
                String state = answer.body().getString("state", "");
                if (state.equals("behind")) {
                    console.say("%s for %s: the server has a newer plan; ./guildhall install %s --harness %s"
                            .formatted(receipt.agent(), receipt.harness(), receipt.agent(), receipt.harness()));
                }
                behind |= !state.equals("in-step");
            }
            return behind;
        });
    }
}
