package dev.guildhall.conformance;

import dev.guildhall.conformance.ModelReply.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A harness's command line as a conformance run drives it. */
interface Harness {
    /** The word of {@code agent.yaml}. */
    String id();

    PinnedClient client();

    /** Arguments of one headless run. */
    List<String> arguments(String task);

    /** Arguments of one headless run in which a person asks for a skill by its name; empty where only screens and chats take one. */
    Optional<List<String>> byName(String skill);

    /** What a person who runs it unattended sets in their home: no telemetry, no updates, the workspace trusted, and the model. */
    Map<String, String> settings(Path home, Path work, String modelUrl) throws IOException;

    /** What a person is asked once it is installed, and agrees to. */
    default void agree(Path home, Path work) throws IOException {}

    /** How its model asks for a skill. */
    Call activate(String skill, ModelRequest request);

    /** How its model runs a command. */
    Call shell(String command, ModelRequest request);

    /** How its model reads a file, where that is not the shell's. */
    default Call read(Path file, ModelRequest request) {
        return shell("cat " + file.getFileName(), request);
    }

    /** How its model calls a tool of an MCP server. */
    Call mcp(String server, String tool, ModelRequest request);
}
