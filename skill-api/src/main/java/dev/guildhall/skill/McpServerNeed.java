package dev.guildhall.skill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An MCP server the skill talks to. Header values may hold {@code ${credential:ID}}, never a secret. */
public record McpServerNeed(
        String name,
        String transport,
        Optional<String> url,
        List<String> command,
        Map<String, String> headers,
        List<String> tools) {

    public McpServerNeed {
        command = List.copyOf(command);
        headers = Map.copyOf(headers);
        tools = List.copyOf(tools);
    }
}
