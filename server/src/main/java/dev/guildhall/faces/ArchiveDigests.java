package dev.guildhall.faces;

/** What an archive weighs and hashes to; digests are lower-case hex. */
record ArchiveDigests(long size, String sha1, String sha256, String sha512) {}
