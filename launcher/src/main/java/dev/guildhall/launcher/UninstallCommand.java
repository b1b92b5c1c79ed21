package dev.guildhall.launcher;

import dev.guildhall.plan.Carried;
import dev.guildhall.plan.Carrying;
import dev.guildhall.plan.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./guildhall uninstall AGENT --harness H → Carrying.remove}; needs no server. */
final class UninstallCommand {
    private final Map<String, String> environment;
    private final Console console;

    UninstallCommand(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    int run(List<String> given) throws IOException {
        Words words =
                Words.sort("uninstall", given, Set.of("--harness", "--into", "--home"), Set.of("--force", "--dry-run"));
        String agent = words.only("agent");
        String harness = words.required("--harness");
        Place place = new Place(words.into(), words.home(environment));
        Carrying.Options options = new Carrying.Options(words.has("--force"), words.has("--dry-run"));
        Carried carried = new Carrying(place).remove(agent, harness, options);
        console.say("%s for %s in %s%s"
                .formatted(
                        agent,
                        harness,
                        place.workspace(),
                        options.dryRun() ? "  (dry run: nothing was removed)" : " is removed"));
        new InstallReport(environment, console).lines(carried);
        return 0;
    }
}
