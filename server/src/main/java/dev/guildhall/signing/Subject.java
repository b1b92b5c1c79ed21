package dev.guildhall.signing;

/**
 * What a statement is about: one version.
 *
 * @param name {@code @owner/name@1.2.3}
 * @param packageDigest hex of the digest over the sorted lines of mode, SHA-256 and path
 * @param archiveDigest hex of the SHA-256 of the zip that is handed out
 */
public record Subject(String name, String packageDigest, String archiveDigest) {}
