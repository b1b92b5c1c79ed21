package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.object;

import dev.guildhall.conformance.ModelReply.Call;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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
        return List.of("-m", "gemini-2.5-flash", "-o", "stream-json", "-p", task);
    }

    @Override
    public Optional<List<String>> byName(String skill) {
        return Optional.of(arguments("/" + skill));
    }

    @Override
    public Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException {
        Written.text(home.resolve(".gemini/settings.json"), """
                {"security": {"auth": {"selectedType": "gemini-api-key"}}, "telemetry": {"enabled": false},
                 "privacy": {"usageStatisticsEnabled": false}, "general": {"enableAutoUpdate": false}}
                """);
        Written.text(
                home.resolve(".gemini/trustedFolders.json"),
                Json.createObjectBuilder()
                        .add(work.toString(), "TRUST_FOLDER")
                        .build()
                        .toString());
        return Map.of("GOOGLE_GEMINI_BASE_URL", modelUrl, "GEMINI_API_KEY", "none");
    }

    /** Other agents that come with a folder are known by the SHA-256 of their file. */
    @Override
    public void agree(Path home, Path work) throws IOException {
        Path agents = work.resolve(".gemini/agents");
        if (!Files.isDirectory(agents)) {
            return;
        }
        JsonObjectBuilder known = Json.createObjectBuilder();
        try (Stream<Path> files = Files.list(agents)) {
            for (Path file : files.toList()) {
                known.add(file.getFileName().toString().replaceFirst("\\.md$", ""), sha256(file));
            }
        }
        Written.text(
                home.resolve(".gemini/acknowledgments/agents.json"),
                Json.createObjectBuilder().add(work.toString(), known).build().toString());
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
