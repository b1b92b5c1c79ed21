package dev.guildhall.jobs;

import dev.guildhall.platform.Actor;
import java.util.Optional;
import java.util.UUID;

/** Port: who started a job, as they are now. Identity contributes the one bean. */
public interface JobStarters {
    /** The user with the permissions of their role, or empty when there is no such user or they are disabled. */
    Optional<Actor> active(UUID organisation, UUID user);
}
