package dev.guildhall.dependencies;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyTree;
import dev.guildhall.plugins.DependencyTrees;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.VersionDetail;
import jakarta.inject.Inject;

/** What a version needs, for those who may see the version. */
@Service
public class Needs {
    private final Catalog catalog;
    private final DependencyTrees trees;

    @Inject
    public Needs(Catalog catalog, DependencyTrees trees) {
        this.catalog = catalog;
        this.trees = trees;
    }

    /** @param version a version, or a channel's name */
    public DependencyTree of(Actor actor, String owner, String name, String version) {
        VersionDetail detail = catalog.version(actor, owner, name, version);
        return trees.tree(actor.organisation(), owner, name, detail.row().version());
    }
}
