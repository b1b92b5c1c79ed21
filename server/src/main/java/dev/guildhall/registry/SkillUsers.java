package dev.guildhall.registry;

import java.util.UUID;

/**
 * Port: who relies on a version. Every feature that keeps such a list contributes a bean: dependencies answer with
 * skills, agents with agents, triggers with schedules, sessions with what runs.
 */
public interface SkillUsers {
    /** What stops or changes when this version is withdrawn; read-only, bounded, and within the organisation. */
    BlastRadius of(UUID organisation, String owner, String name, String version);
}
