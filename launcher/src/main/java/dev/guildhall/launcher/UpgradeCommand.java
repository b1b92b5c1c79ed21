package dev.guildhall.launcher;

import dev.guildhall.plan.Carrying;
import dev.guildhall.plan.Place;
import dev.guildhall.plan.Receipt;
import dev.guildhall.plan.ReceiptFolder;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code ./guildhall upgrade AGENT → POST …/upgrade → the installs in this folder again}. */
final class UpgradeCommand {
    private final Map<String, String> environment;
    private final Console console;

    UpgradeCommand(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    int run(List<String> given) throws IOException, InterruptedException {
        Words words = Words.sort(
                "upgrade", given, Set.of("--skill", "--into", "--home"), Set.of("--dry-run", "--stage", "--force"));
        String agent = words.only("agent");
        JsonObject request = request(words);
        Place place = new Place(words.into(), words.home(environment));
        boolean dryRun = words.has("--dry-run");
        String address = "/api/v1/agents/" + ServerAccess.part(agent) + "/upgrade?dryRun=" + dryRun;
        return ServerAccess.of(environment, "write agents").call(client -> {
            JsonObject upgrade =
                    ServerAccess.accepted(client.post(address, request)).body();
            UpgradeTable.lines(agent, upgrade, dryRun).forEach(console::say);
            if (!dryRun) {
                installAgain(client, agent, place, words);
            }
            return 0;
        });
    }

    private static JsonObject request(Words words) {
        JsonArrayBuilder skills = Json.createArrayBuilder();
        JsonObjectBuilder to = Json.createObjectBuilder();
        for (String skill : words.all("--skill")) {
            int equals = skill.indexOf('=');
            String id = equals < 0 ? skill : skill.substring(0, equals);
            if (!id.matches("@[^/@\\s]+/[^/@\\s]+") || equals == skill.length() - 1) {
                throw new UsageProblem(
                        "upgrade --skill takes @owner/name or @owner/name=VERSION, not \"" + skill + "\".");
            }
            skills.add(id);
            if (equals > 0) {
                to.add(id, skill.substring(equals + 1));
            }
        }
        return Json.createObjectBuilder()
                .add("skills", skills)
                .add("to", to)
                .add("stage", words.has("--stage"))
                .build();
    }

    /** Those of the same stage; what people try stays apart from what they work with. */
    private void installAgain(ApiClient client, String agent, Place place, Words words)
            throws IOException, InterruptedException {
        String stage = words.has("--stage") ? "next" : "current";
        List<Receipt> installed = new ReceiptFolder(place)
                .all().stream()
                        .filter(receipt ->
                                receipt.agent().equals(agent) && receipt.stage().equals(stage))
                        .toList();
        for (Receipt receipt : installed) {
            new Installing(client, place, environment, console)
                    .install(agent, receipt.harness(), stage, new Carrying.Options(words.has("--force"), false));
        }
    }
}
