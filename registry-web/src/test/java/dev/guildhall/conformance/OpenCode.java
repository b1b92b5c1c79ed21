package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenCode, over chat completions. */
final class OpenCode implements Harness {
    @Override
    public String id() {
        return "opencode";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.OPENCODE;
    }

    @Override
    public List<String> arguments(String task) {
        return List.of("run", "--format", "json", task);
    }

    @Override
    public Optional<List<String>> byName(String skill) {
        return Optional.of(List.of("run", "--format", "json", "--command", skill, "Now."));
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException {
        Written.text(home.resolve(".config/opencode/opencode.json"), """
                {"autoupdate": false, "share": "disabled", "model": "scripted/scripted", "small_model": "scripted/scripted",
                 "provider": {"scripted": {"npm": "@ai-sdk/openai-compatible", "models": {"scripted": {"name": "Scripted"}},
                  "options": {"baseURL": "%s/v1", "apiKey": "none"}}}}
                """.formatted(modelUrl));
        return Map.of("OPENCODE_DISABLE_AUTOUPDATE", "1", "OPENCODE_DISABLE_MODELS_FETCH", "1");
    }

    @Override
    public Call activate(String skill, ModelRequest request) {
        return new Call("skill", object("name", skill));
    }

    @Override
    public Call shell(String command, ModelRequest request) {
        return new Call("bash", object("command", command, "description", "Runs it"));
    }

    @Override
    public Call mcp(String server, String tool, ModelRequest request) {
        return new Call(server + "_" + tool, object());
    }
}
