package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pi, over chat completions; a skill is read with {@code read}. */
final class Pi implements Harness {
    @Override
    public String id() {
        return "pi";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.PI;
    }

    @Override
    public List<String> arguments(String task) {
        return List.of("--approve", "--provider", "scripted", "--model", "scripted", "--mode", "json", "-p", task);
    }

    @Override
    public Optional<List<String>> byName(String skill) {
        return Optional.of(arguments("/skill:" + skill));
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException {
        Written.text(home.resolve(".pi/agent/models.json"), """
                {"providers": {"scripted": {"baseUrl": "%s/v1", "api": "openai-completions", "apiKey": "none",
                 "models": [{"id": "scripted"}]}}}
                """.formatted(modelUrl));
        return Map.of("PI_OFFLINE", "1");
    }

    @Override
    public Call activate(String skill, ModelRequest request) {
        return new Call("read", object("path", Catalogue.path(skill, request)));
    }

    @Override
    public Call shell(String command, ModelRequest request) {
        return new Call("bash", object("command", command));
    }

    @Override
    public Call mcp(String server, String tool, ModelRequest request) {
        return new Call(server + "_" + tool, object());
    }
}
