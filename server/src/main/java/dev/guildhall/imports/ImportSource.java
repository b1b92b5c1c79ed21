package dev.guildhall.imports;

import java.util.Optional;

/**
 * What {@code POST /api/v1/imports} takes as JSON: a git repository.
 *
 * @param source its URL
 * @param path folder in it; everything when empty
 * @param ref branch, tag or commit; the default branch when empty
 */
public record ImportSource(String source, Optional<String> path, Optional<String> ref) {}
