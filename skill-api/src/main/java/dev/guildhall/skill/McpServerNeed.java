package dev.guildhall.skill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An MCP server the skill talks to.
 *
 * @param transport {@code stdio} with a command; {@code http} or {@code sse} with a URL
 * @param url may hold {@code ${credential:ID}}
 * @param command program and arguments. A word that is the path of a file of the package stands for that file where the skill
 *     is installed, {@link #SKILL_FOLDER} in a word for the skill's folder there
 * @param headers values may hold {@code ${credential:ID}}, never a secret
 * @param tools the ones it uses; empty for all
 */
public record McpServerNeed(
        String name,
        String transport,
        Optional<String> url,
        List<String> command,
        Map<String, String> headers,
        List<String> tools) {

    /** Placeholder in a command. */
    public static final String SKILL_FOLDER = "${skill}";

    public McpServerNeed {
        command = List.copyOf(command);
        headers = Map.copyOf(headers);
        tools = List.copyOf(tools);
    }
}
