package dev.guildhall.launcher;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** {@code ./guildhall apply -f agent.yaml → PUT /api/v1/agents/NAME}; every file is tried, one refused makes the exit code 1. */
final class ApplyCommand {
    private static final int LARGEST = 1024 * 1024;

    private final Map<String, String> environment;
    private final Console console;

    ApplyCommand(Map<String, String> environment, Console console) {
        this.environment = environment;
        this.console = console;
    }

    int run(List<String> given) throws IOException, InterruptedException {
        Words words = Words.sort("apply", given, Set.of("-f", "--file"), Set.of());
        List<String> files = new ArrayList<>(words.all("-f"));
        files.addAll(words.all("--file"));
        files.addAll(words.plain());
        if (files.isEmpty()) {
            throw new UsageProblem("apply needs a file: ./guildhall apply -f agent.yaml");
        }
        return ServerAccess.of(environment, "write agents").call(client -> {
            boolean refused = false;
            for (String file : files) {
                refused |= !applied(client, Path.of(file));
            }
            return refused ? 1 : 0;
        });
    }

    private boolean applied(ApiClient client, Path file) throws IOException, InterruptedException {
        String text = text(file);
        Optional<String> name = name(text);
        if (name.isEmpty()) {
            console.complain(file + ": no name was found. An agent.yaml begins with \"name: my-agent\".");
            return false;
        }
        String address = "/api/v1/agents/" + ServerAccess.part(name.get());
        ApiClient.Answer before = client.get(address);
        if (before.status() != 404) {
            ServerAccess.accepted(before);
        }
        String type = file.toString().endsWith(".json") ? "application/json" : "application/yaml";
        ApiClient.Answer answer = client.put(address, type, text);
        if (!answer.accepted()) {
            console.complain(file + ": " + String.join("\n", Answers.refused(answer.status(), answer.body())));
            return false;
        }
        int version = answer.body().getInt("version", 0);
        boolean created = answer.status() == 201;
        boolean same = before.accepted() && before.body().getInt("version", -1) == version;
        console.say(name.get()
                + (created ? " created, version " : same ? " unchanged, version " : " changed to version ")
                + version);
        return true;
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LauncherProblem(file + " is no file.");
        }
        if (Files.size(file) > LARGEST) {
            throw new LauncherProblem(file + " is larger than a definition can be.");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new LauncherProblem(file + " is no UTF-8.", e);
        }
    }

    /** Only for the address; whether the rest is right, the server says. */
    private static Optional<String> name(String text) {
        try {
            Object whole = new Load(LoadSettings.builder().build()).loadFromString(text);
            if (whole instanceof Map<?, ?> top) {
                Object inner = top.get("agent") instanceof Map<?, ?> wrapped ? wrapped.get("name") : null;
                Object name = top.get("name") == null ? inner : top.get("name");
                return name instanceof String found && !found.isBlank() ? Optional.of(found) : Optional.empty();
            }
            return Optional.empty();
        } catch (YamlEngineException e) {
            throw new LauncherProblem(
                    "the definition is no YAML: " + InstallReport.clean(String.valueOf(e.getMessage())), e);
        }
    }
}
