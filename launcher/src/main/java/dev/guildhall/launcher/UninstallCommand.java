package dev.guildhall.launcher;

import dev.guildhall.plan.Carried;
import dev.guildhall.plan.Carrying;
import dev.guildhall.plan.Place;
import dev.guildhall.plan.Receipt;
import dev.guildhall.plan.ReceiptFolder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./guildhall uninstall AGENT --harness H → Carrying.remove → the server forgets its receipt}. Works without a server,
 * which is asked only for what another word for a harness stands for, and told only when there is a token.
 */
final class UninstallCommand {
    private static final Set<Integer> FORGOTTEN = Set.of(404, 422);

    private final Map<String, String> environment;
    private final Console console;

    UninstallCommand(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    int run(List<String> given) throws IOException, InterruptedException {
        Words words =
                Words.sort("uninstall", given, Set.of("--harness", "--into", "--home"), Set.of("--force", "--dry-run"));
        String agent = words.only("agent");
        Place place = new Place(words.into(), words.home(environment));
        Receipt receipt = installed(agent, words.required("--harness"), place);
        Carrying.Options options = new Carrying.Options(words.has("--force"), words.has("--dry-run"));
        Carried carried = new Carrying(place).remove(agent, receipt.harness(), options);
        console.say("%s for %s in %s%s"
                .formatted(
                        agent,
                        receipt.harness(),
                        place.workspace(),
                        options.dryRun() ? "  (dry run: nothing was removed)" : " is removed"));
        new InstallReport(environment, console).lines(carried);
        if (!options.dryRun() && ServerAccess.given(environment)) {
            tellServer(receipt, place);
        }
        return 0;
    }

    private Receipt installed(String agent, String word, Place place) throws IOException, InterruptedException {
        ReceiptFolder receipts = new ReceiptFolder(place);
        Optional<Receipt> named = receipts.of(agent, word);
        if (named.isPresent()) {
            return named.get();
        }
        if (ServerAccess.given(environment)) {
            Optional<String> id = ServerAccess.of(environment, "read agents")
                    .call(client -> HarnessNames.id(ServerAccess.accepted(client.get(HarnessNames.ADDRESS)), word));
            Optional<Receipt> meant = id.isPresent() ? receipts.of(agent, id.get()) : Optional.empty();
            if (meant.isPresent()) {
                return meant.get();
            }
        }
        throw new LauncherProblem("%s has no receipt of %s in %s, so there is nothing to remove. %s"
                .formatted(place.workspace(), agent, word, others(receipts)));
    }

    private static String others(ReceiptFolder receipts) throws IOException {
        Set<String> there = Stream.concat(receipts.all().stream(), receipts.interrupted().stream())
                .map(receipt -> receipt.agent() + " --harness " + receipt.harness())
                .collect(Collectors.toCollection(TreeSet::new));
        return there.isEmpty()
                ? "Nothing is installed there; --into names another folder."
                : "Installed there: " + String.join(", ", there) + ".";
    }

    /** What was removed is removed, whether or not the server hears of it. */
    private void tellServer(Receipt receipt, Place place) throws InterruptedException {
        try {
            ApiClient.Answer answer = ServerAccess.of(environment, "read agents")
                    .call(client -> ReceiptCall.delete(client, receipt, place));
            if (!answer.accepted() && !FORGOTTEN.contains(answer.status())) {
                untold(String.join("\n", Answers.refused(answer.status(), answer.body())));
            }
        } catch (LauncherProblem e) {
            untold(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            untold(e.toString());
        }
    }

    private void untold(String why) {
        console.complain("removed, but the server still lists it as installed here: " + why);
    }
}
