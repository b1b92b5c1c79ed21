package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Codex, over responses; a skill is read with the shell. */
final class Codex implements Harness {
    @Override
    public String id() {
        return "codex";
    }

    @Override
    public PinnedClient client() {
        return PinnedClient.CODEX;
    }

    @Override
    public List<String> arguments(String task) {
        return List.of("exec", "--json", "--skip-git-repo-check", "--sandbox", "danger-full-access", task);
    }

    @Override
    public Optional<List<String>> byName(String skill) {
        return Optional.of(arguments("$" + skill));
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException {
        Written.text(home.resolve(".codex/config.toml"), """
                model = "scripted"
                model_provider = "scripted"
                check_for_update_on_startup = false
                [analytics]
                enabled = false
                [projects."%s"]
                trust_level = "trusted"
                [model_providers.scripted]
                name = "Scripted"
                base_url = "%s/v1"
                env_key = "SCRIPTED_KEY"
                wire_api = "responses"
                """.formatted(work, modelUrl));
        return Map.of("SCRIPTED_KEY", "none");
    }

    @Override
    public Call activate(String skill, ModelRequest request) {
        return shell("cat '" + Catalogue.path(skill, request) + "'", request);
    }

    @Override
    public Call shell(String command, ModelRequest request) {
        return new Call("exec_command", object("cmd", command));
    }

    @Override
    public Call mcp(String server, String tool, ModelRequest request) {
        return new Call("mcp__" + server + "/" + tool, object());
    }
}
