package dev.guildhall.launcher;

import dev.guildhall.plan.Carrying;
import dev.guildhall.plan.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./guildhall install AGENT --harness H → Installing}. */
final class InstallCommand {
    private final Map<String, String> environment;
    private final Console console;

    InstallCommand(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    int run(List<String> given) throws IOException, InterruptedException {
        Words words = Words.sort(
                "install", given, Set.of("--harness", "--into", "--home", "--stage"), Set.of("--force", "--dry-run"));
        String agent = words.only("agent");
        String harness = words.required("--harness");
        String stage = words.value("--stage").orElse("current");
        if (!Set.of("current", "next").contains(stage)) {
            throw new UsageProblem("install --stage takes current or next.");
        }
        Place place = new Place(words.into(), words.home(environment));
        Carrying.Options options = new Carrying.Options(words.has("--force"), words.has("--dry-run"));
        return ServerAccess.of(environment, "read agents").call(client -> {
            new Installing(client, place, environment, console).install(agent, harness, stage, options);
            return 0;
        });
    }
}
