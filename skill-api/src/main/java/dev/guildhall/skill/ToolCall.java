package dev.guildhall.skill;

/**
 * One invocation of a tool.
 *
 * @param name the tool's name
 * @param arguments a JSON object as text, as the model wrote it: not yet checked against the tool's schema
 */
public record ToolCall(String name, String arguments) {
    /** The arguments, read. @throws ToolArguments.Refused when they are no JSON object */
    public ToolArguments read() {
        return ToolArguments.of(arguments);
    }
}
