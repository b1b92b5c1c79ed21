package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OpenClaw, over chat completions; a skill is read with {@code read}. */
final class OpenClaw implements Harness {
    @Override
    public String id() {
        return "openclaw";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.OPENCLAW;
    }

    @Override
    public List<String> arguments(String task) {
        return List.of("agent", "--local", "--json", "--session-id", "conformance", "--message", task);
    }

    @Override
    public Optional<List<String>> byName(String skill) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException {
        Written.text(work.resolve(".openclaw/openclaw.json"), """
                {"agents": {"defaults": {"workspace": "%s", "model": {"primary": "scripted/scripted"}}},
                 "models": {"mode": "merge", "providers": {"scripted": {"baseUrl": "%s/v1", "apiKey": "none",
                  "api": "openai-completions", "models": [{"id": "scripted", "name": "Scripted", "reasoning": false,
                  "input": ["text"], "contextWindow": 128000, "maxTokens": 4096,
                  "cost": {"input": 0, "output": 0, "cacheRead": 0, "cacheWrite": 0}}]}}}}
                """.formatted(work, modelUrl));
        return Map.of();
    }

    @Override
    public Call activate(String skill, ModelRequest request) {
        return new Call("read", object("path", Catalogue.path(skill, request)));
    }

    @Override
    public Call shell(String command, ModelRequest request) {
        return new Call("exec", object("command", command));
    }

    @Override
    public Call mcp(String server, String tool, ModelRequest request) {
        return new Call("tool_call", object("id", server + "__" + tool, "args", object()));
    }
}
