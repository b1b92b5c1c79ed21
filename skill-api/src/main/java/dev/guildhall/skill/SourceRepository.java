package dev.guildhall.skill;

import java.util.Optional;

/** Where the package's source lives: repository URL, full commit hash, path inside it. */
public record SourceRepository(String url, Optional<String> commit, Optional<String> path) {}
