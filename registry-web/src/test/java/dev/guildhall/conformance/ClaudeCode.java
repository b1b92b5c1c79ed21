package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Claude Code, over Anthropic messages. */
final class ClaudeCode implements Harness {
    @Override
    public String id() {
        return "claude-code";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.CLAUDE_CODE;
    }

    @Override
    public List<String> arguments(String task) {
        return List.of("-p", task, "--output-format", "stream-json", "--verbose", "--model", "claude-sonnet-4-5");
    }

    @Override
    public Optional<List<String>> byName(String skill) {
        return Optional.of(arguments("/" + skill));
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException {
        JsonObject trusted = object(work.toString(), object("hasTrustDialogAccepted", true));
        Written.text(
                home.resolve(".claude.json"),
                object("hasCompletedOnboarding", true, "projects", trusted).toString());
        return Map.of(
                "ANTHROPIC_BASE_URL", modelUrl,
                "ANTHROPIC_AUTH_TOKEN", "none",
                "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    }

    @Override
    public Call activate(String skill, ModelRequest request) {
        return new Call("Skill", object("skill", skill));
    }

    @Override
    public Call shell(String command, ModelRequest request) {
        return new Call("Bash", object("command", command, "description", "Runs it"));
    }

    @Override
    public Call read(Path file, ModelRequest request) {
        return new Call("Read", object("file_path", file.toString()));
    }

    @Override
    public Call mcp(String server, String tool, ModelRequest request) {
        return new Call("mcp__" + server + "__" + tool, object());
    }
}
