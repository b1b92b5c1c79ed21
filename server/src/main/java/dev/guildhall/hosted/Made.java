package dev.guildhall.hosted;

import java.util.Optional;

/**
 * What became of an upload.
 *
 * @param outcome {@code created}, {@code updated}, {@code unchanged} or {@code found}
 * @param digest of what was sent
 */
record Made(String outcome, String id, Optional<String> version, String digest) {}
