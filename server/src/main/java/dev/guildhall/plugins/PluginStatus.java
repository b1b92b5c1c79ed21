package dev.guildhall.plugins;

import dev.guildhall.skill.ToolDescription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a package version stands as a plugin.
 *
 * @param id {@code @owner/name}
 * @param state PF4J's word: {@code CREATED} known, its dependencies do not resolve; {@code RESOLVED} could start;
 *     {@code STARTED} in use; {@code STOPPED} by an operator, until started again; {@code FAILED} its code is broken
 * @param reason why it is not started, and what to do; empty when it is started or only waits for its first use
 * @param loaded it has a class loader at the moment
 * @param tools what it offers; known once it was started
 * @param dependencies the closure, each at one exact version, dependencies before those that need them
 * @param since when it came into this state on this node
 */
public record PluginStatus(
        String id,
        String version,
        String state,
        Optional<String> reason,
        boolean loaded,
        List<ToolDescription> tools,
        List<ResolvedDependency> dependencies,
        Instant since) {

    public PluginStatus {
        tools = List.copyOf(tools);
        dependencies = List.copyOf(dependencies);
    }
}
