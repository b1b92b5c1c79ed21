package dev.guildhall.registry;

/** Estimated tokens a skill costs an agent: its line in the catalogue, always; its body, when it is used. */
public record ContextTokens(int catalog, int body) {}
