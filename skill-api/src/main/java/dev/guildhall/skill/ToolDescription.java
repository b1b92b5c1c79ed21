package dev.guildhall.skill;

/**
 * A tool as a model sees it.
 *
 * @param name 1–64 characters, {@code ^[a-zA-Z0-9_-]+$}
 * @param description 1–1024 characters
 * @param inputSchema JSON Schema of the arguments, as JSON text
 */
public record ToolDescription(String name, String description, String inputSchema) {}
