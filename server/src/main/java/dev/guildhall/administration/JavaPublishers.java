package dev.guildhall.administration;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependentPlugins;
import jakarta.inject.Inject;

/** The owners about whom an administrator has to decide whether their Java code may run, and what the decision moves. */
@Service
public class JavaPublishers {
    private final JavaPublisherStore store;
    private final DependentPlugins plugins;

    @Inject
    JavaPublishers(JavaPublisherStore store, DependentPlugins plugins) {
        this.store = store;
        this.plugins = plugins;
    }

    /** By name; an owner without Java code who is not trusted is left out. */
    public Page<JavaPublisher> list(Actor actor, PageRequest page) {
        actor.require(Permission.PLUGINS_READ);
        Page<JavaPublisher> stored = store.list(actor.organisation(), page);
        return new Page<>(
                stored.items().stream()
                        .map(p -> new JavaPublisher(
                                p.owner(),
                                p.displayName(),
                                p.trusted(),
                                p.members(),
                                p.skills(),
                                p.versions(),
                                plugins.started(actor.organisation(), p.owner())))
                        .toList(),
                stored.next());
    }
}
