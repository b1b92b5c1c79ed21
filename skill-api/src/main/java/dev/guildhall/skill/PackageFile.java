package dev.guildhall.skill;

/** One file of a package. Path with {@code /}, relative; size in bytes; lower-case hex SHA-256 of its bytes. */
public record PackageFile(String path, boolean executable, long size, String sha256) {}
