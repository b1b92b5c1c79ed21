package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import org.jspecify.annotations.Nullable;

/** Deprecate, yank and restore versions, hold and release them, move channels. A yanked version stays downloadable by exact version. */
@Service
public class Lifecycle {
    public VersionRow deprecate(Actor actor, String owner, String name, String version, @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    public VersionRow yank(Actor actor, String owner, String name, String version, @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    public VersionRow restore(Actor actor, String owner, String name, String version, @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    public VersionRow hold(Actor actor, String owner, String name, String version, @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    public VersionRow release(Actor actor, String owner, String name, String version, @Nullable String reason) {
        throw new UnsupportedOperationException();
    }

    /** 422 when {@code latest} would point at a yanked, held or pre-release version. */
    public SkillDetail moveChannel(Actor actor, String owner, String name, String channel, String version) {
        throw new UnsupportedOperationException();
    }
}
