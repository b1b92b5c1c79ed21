package dev.guildhall.plugins;

import java.util.List;

/** What {@link DependencyResolution} came to. */
sealed interface Resolution {
    /** @param closure each package once, dependencies before those that need them, without the root */
    record Resolved(List<ResolvedDependency> closure) implements Resolution {}

    /** @param problems one line each, with the way from the root */
    record Unresolved(List<String> problems) implements Resolution {}
}
