package dev.guildhall.skill;

import org.jspecify.annotations.Nullable;

/**
 * What a tool answers.
 *
 * @param format how to read the content
 * @param content plain text or Markdown, or one JSON value as text
 * @param isError the call did not do what was asked, and the content says why and what to change
 */
public record ToolResult(Format format, String content, boolean isError) {
    /** How the content is written. */
    public enum Format {
        TEXT,
        JSON
    }

    public static ToolResult text(String content) {
        return new ToolResult(Format.TEXT, content, false);
    }

    /** @param value maps, lists, strings, numbers, booleans and null, as {@link Json#write} takes them */
    public static ToolResult json(@Nullable Object value) {
        return new ToolResult(Format.JSON, Json.write(value), false);
    }

    public static ToolResult error(String whatAndHowToMend) {
        return new ToolResult(Format.TEXT, whatAndHowToMend, true);
    }
}
