package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gemini CLI, over generateContent. */
final class GeminiCli implements Harness {
    @Override
    public String id() {
        return "gemini-cli";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.GEMINI_CLI;
    }

    @Override
    public List<String> arguments(String task) {
        return List.of("--approval-mode", "yolo", "-m", "gemini-2.5-flash", "-o", "stream-json", "-p", task);
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException {
        Written.text(home.resolve(".gemini/settings.json"), """
                {"security": {"auth": {"selectedType": "gemini-api-key"}}, "telemetry": {"enabled": false},
                 "privacy": {"usageStatisticsEnabled": false}, "general": {"enableAutoUpdate": false}}
                """);
        Written.text(
                home.resolve(".gemini/trustedFolders.json"),
                Json.createObjectBuilder().add(work.toString(), "TRUST_FOLDER").build().toString());
        return Map.of("GOOGLE_GEMINI_BASE_URL", modelUrl, "GEMINI_API_KEY", "none");
    }

    @Override
    public Call activate(String skill, ModelRequest request) {
        return new Call("activate_skill", object("name", skill));
    }

    @Override
    public Call shell(String command, ModelRequest request) {
        return new Call("run_shell_command", object("command", command));
    }

    @Override
    public Call mcp(String server, String tool, ModelRequest request) {
        return new Call("mcp_" + server + "_" + tool, object());
    }
}
