package dev.guildhall.launcher;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code ./guildhall status}; exit code 0 when ready, 1 when not, 3 when nothing runs (as LSB init scripts say it). */
final class Status {
    private final Console console;
    private final DataFolder data;

    Status(Settings settings, Console console) {
        this.console = console;
        this.data = new DataFolder(settings.data());
    }

    int run() throws IOException {
        if (!data.inUse()) {
            console.say("not running (data folder " + data.path() + ")");
            return 3;
        }
        Optional<Instance> there = data.instanceThere();
        if (there.isEmpty()) {
            console.say("starting or stopping (data folder " + data.path() + ")");
            return 1;
        }
        return tell(there.get());
    }

    private int tell(Instance instance) {
        Health.Answer ready = Health.get(instance.local(), "/health/ready");
        Optional<ProcessHandle> server = instance.server().flatMap(ProcessMark::alive);
        console.say("address    " + instance.url() + " (listens on " + instance.local() + ")");
        console.say("version    " + version(instance));
        console.say("ready      "
                + (ready.status() == 200 ? "yes" : "no: " + ready.body().strip()));
        console.say("database   " + instance.database());
        console.say("processes  launcher " + instance.launcher().pid()
                + instance.server().map(s -> ", server " + s.pid()).orElse(""));
        server.ifPresent(s -> console.say("uptime     " + uptime(s)));
        server.ifPresent(s -> console.say("memory     server " + megabytes(s)
                + ProcessHandle.of(instance.launcher().pid())
                        .map(l -> ", launcher " + megabytes(l))
                        .orElse("")));
        console.say("data       " + data.path());
        return ready.status() == 200 ? 0 : 1;
    }

    private static String version(Instance instance) {
        Health.Answer answer = Health.get(instance.local(), "/version");
        if (answer.status() != 200) {
            return "unknown (the server does not answer)";
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject version = reader.readObject();
            return version.getString("version", "?") + ", commit " + version.getString("commit", "?") + ", built "
                    + version.getString("builtAt", "?");
        } catch (JsonException e) {
            return "unknown (" + e.getMessage() + ")";
        }
    }

    private static String uptime(ProcessHandle process) {
        Duration up = Duration.between(process.info().startInstant().orElse(Instant.now()), Instant.now());
        return "%d d %02d:%02d:%02d".formatted(up.toDays(), up.toHoursPart(), up.toMinutesPart(), up.toSecondsPart());
    }

    private static String megabytes(ProcessHandle process) {
        long bytes = Processes.residentBytes(process);
        return bytes == 0 ? "unknown" : bytes / 1_048_576 + " MB";
    }
}
