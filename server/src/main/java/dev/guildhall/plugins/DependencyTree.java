package dev.guildhall.plugins;

import java.util.List;
import java.util.Optional;

/**
 * What a version needs, directly and through others.
 *
 * @param id {@code @owner/name}
 * @param resolved whether one version fits for every package
 * @param closure each package once, dependencies before those that need them; empty when nothing fits
 * @param needs as the manifest names them
 * @param problems one line each with the way to it: missing, without a match, in conflict, or a circle
 * @param complete false when the tree was cut at its limit
 */
public record DependencyTree(
        String id,
        String version,
        boolean resolved,
        List<ResolvedDependency> closure,
        List<Node> needs,
        List<String> problems,
        boolean complete) {

    public DependencyTree {
        closure = List.copyOf(closure);
        needs = List.copyOf(needs);
        problems = List.copyOf(problems);
    }

    /** Why a node ends here. */
    public enum Note {
        /** Its own needs follow, if it has any. */
        NONE,
        /** Its needs stand where it appears first. */
        REPEATED,
        /** It needs itself through others. */
        CIRCLE,
        /** No live version fits this range. */
        MISSING,
        /** A version that fits is chosen here, but another one is needed elsewhere. */
        CONFLICT
    }

    /**
     * A package that is needed.
     *
     * @param version the one chosen; empty when none fits
     */
    public record Node(String id, String range, Optional<String> version, Note note, List<Node> needs) {
        public Node {
            needs = List.copyOf(needs);
        }
    }
}
