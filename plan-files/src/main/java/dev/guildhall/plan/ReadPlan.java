package dev.guildhall.plan;

/**
 * A plan that came as an archive, unpacked.
 *
 * @param digest SHA-256 of its JSON
 * @param bytes its package files, which lie in the folder it was unpacked into
 */
public record ReadPlan(PlannedAgent planned, String digest, Bytes bytes) {}
