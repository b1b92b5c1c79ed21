package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copilot CLI with a model of its own, over chat completions. */
final class Copilot implements Harness {
    @Override
    public String id() {
        return "copilot";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.COPILOT;
    }

    @Override
    public List<String> arguments(String task) {
        return List.of("--trust-folder", "--output-format", "json", "-p", task);
    }

    @Override
    public Optional<List<String>> byName(String skill) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) {
        return Map.of(
                "COPILOT_OFFLINE", "true",
                "COPILOT_AUTO_UPDATE", "false",
                "COPILOT_PROVIDER_BASE_URL", modelUrl + "/v1",
                "COPILOT_PROVIDER_API_KEY", "none",
                "COPILOT_MODEL", "scripted");
    }

    @Override
    public Call activate(String skill, ModelRequest request) {
        return new Call("skill", object("skill", skill));
    }

    @Override
    public Call shell(String command, ModelRequest request) {
        return new Call("bash", object("command", command, "description", "Runs it"));
    }

    @Override
    public Call mcp(String server, String tool, ModelRequest request) {
        return new Call(server + "-" + tool, object());
    }
}
