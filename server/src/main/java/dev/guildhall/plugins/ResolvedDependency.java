package dev.guildhall.plugins;

/** A package the closure contains, at the version chosen for it. */
public record ResolvedDependency(String id, String version) {}
