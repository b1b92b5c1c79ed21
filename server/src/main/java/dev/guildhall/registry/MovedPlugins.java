package dev.guildhall.registry;

import dev.guildhall.platform.Service;
import dev.guildhall.plugins.SkillPlugins;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/** Lets plugins on this node follow a package to its new address; other nodes notice when they are asked for the old one. */
@Service
class MovedPlugins {
    private final SkillPlugins plugins;

    @Inject
    MovedPlugins(SkillPlugins plugins) {
        this.plugins = plugins;
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) SkillMoved event) {
        plugins.moved(
                event.organisation(),
                "@" + event.owner() + "/" + event.name(),
                "@" + event.newOwner() + "/" + event.newName());
    }
}
