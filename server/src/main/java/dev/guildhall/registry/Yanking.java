package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Withdraws a version and says whom it reached. {@code blast radius, outside any transaction → Lifecycle.yank}. */
@Service
public class Yanking {
    private final Lifecycle lifecycle;
    private final BlastRadii radii;

    @Inject
    Yanking(Lifecycle lifecycle, BlastRadii radii) {
        this.lifecycle = lifecycle;
        this.radii = radii;
    }

    public YankedVersion yank(Actor actor, String owner, String name, String version, @Nullable String reason) {
        actor.require(Permission.SKILLS_MANAGE);
        // Asked before, because afterwards nothing resolves to it any more.
        BlastRadius radius = radii.of(actor, owner, name, version);
        return YankedVersion.of(lifecycle.yank(actor, owner, name, version, reason), radius);
    }
}
