package dev.guildhall.launcher;

import dev.guildhall.plan.Carried;
import dev.guildhall.plan.Carrying;
import dev.guildhall.plan.Place;
import dev.guildhall.plan.PlanArchiveReader;
import dev.guildhall.plan.PlannedAgent;
import dev.guildhall.plan.ReadPlan;
import dev.guildhall.plan.Receipt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Carries an agent's plan out in one place: {@code archive → Carrying → receipt to the server}. */
final class Installing {
    private final ApiClient client;
    private final Place place;
    private final Map<String, String> environment;
    private final Console console;

    Installing(ApiClient client, Place place, Map<String, String> environment, Console console) {
        this.client = client;
        this.place = place;
        this.environment = environment;
        this.console = console;
    }

    void install(String agent, String harness, String stage, Carrying.Options options)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("guildhall-install");
        try {
            ReadPlan plan = download(agent, harness, stage, folder);
            PlannedAgent planned = plan.planned();
            if (planned.plan().files().isEmpty() && planned.plan().patches().isEmpty()) {
                throw new LauncherProblem(planned.harness()
                        + " is sent uploads and reads no files. Push the agent on its"
                        + " page, or with POST /api/v1/agents/" + agent + "/harnesses/" + planned.harness() + "/push.");
            }
            Carried carried = new Carrying(place).apply(planned, plan.bytes(), options, Instant.now());
            new InstallReport(environment, console).installed(planned, carried, place, options.dryRun());
            if (!options.dryRun()) {
                carried.receipt().ifPresent(this::tellServer);
            }
        } finally {
            delete(folder);
        }
    }

    private ReadPlan download(String agent, String harness, String stage, Path folder)
            throws IOException, InterruptedException {
        Path archive = folder.resolve("plan.tar.gz");
        ServerAccess.accepted(client.download(
                ReceiptCall.address(agent, harness) + "/archive?stage=" + ServerAccess.part(stage), archive));
        Path files = Files.createDirectory(folder.resolve("files"));
        try (InputStream in = Files.newInputStream(archive)) {
            ReadPlan plan = PlanArchiveReader.read(in, files);
            if (!plan.planned().agent().equals(agent)) {
                throw new LauncherProblem(
                        "asked for " + agent + ", the server sent another agent; nothing was written.");
            }
            return plan;
        }
    }

    /** What is installed works without; the server's pages then do not know of it until the next time. */
    private void tellServer(Receipt receipt) {
        try {
            ApiClient.Answer answer = ReceiptCall.put(client, receipt, place);
            if (!answer.accepted()) {
                console.complain("installed, but the server took no receipt: "
                        + String.join("\n", Answers.refused(answer.status(), answer.body())));
            }
        } catch (IOException e) {
            console.complain("installed, but the server could not be told: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> inside;
        try (Stream<Path> paths = Files.walk(folder)) {
            inside = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.delete(path);
        }
    }
}
