package dev.guildhall.agents;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Teams;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who may see an agent and who may change it: everybody in the organisation; members of its team, or else who made it. */
@Service
class AgentAccess {
    private final AgentStore store;
    private final Teams teams;

    @Inject
    AgentAccess(AgentStore store, Teams teams) {
        this.store = store;
        this.teams = teams;
    }

    AgentKey known(Actor actor, String name) {
        actor.require(Permission.AGENTS_READ);
        return store.find(actor.organisation(), name).orElseThrow(() -> unknown(name));
    }

    /** Locked until the transaction ends. */
    AgentKey changeable(Actor actor, String name) {
        actor.require(Permission.AGENTS_WRITE);
        AgentKey agent = store.locked(actor.organisation(), name).orElseThrow(() -> unknown(name));
        requireChange(actor, agent);
        return agent;
    }

    AgentContent version(AgentKey agent, int version) {
        return store.content(agent, version)
                .orElseThrow(() -> AgentProblem.VERSION_UNKNOWN.because(
                        "%s has the versions 1 to %d. GET /api/v1/agents/%s/versions lists them."
                                .formatted(agent.name(), agent.version(), agent.name())));
    }

    void requireChange(Actor actor, AgentKey agent) {
        if (!mayChange(actor, agent)) {
            throw PlatformProblem.FORBIDDEN.because(
                    agent.teamName()
                            .map(team ->
                                    "%s belongs to the team %s, and %s is not in it. An administrator can add you with PUT /api/v1/teams/%s/members/%s."
                                            .formatted(agent.name(), team, actor.login(), team, actor.login()))
                            .orElseGet(() ->
                                    "%s belongs to no team, so only %s, who made it, and administrators change it. Ask them to give it a team."
                                            .formatted(agent.name(), agent.createdBy())));
        }
    }

    boolean mayChange(Actor actor, AgentKey agent) {
        return actor.may(Permission.AGENTS_WRITE)
                && agent.team()
                        .map(team -> teams.actsFor(actor, team))
                        .orElseGet(() -> actor.login().equals(agent.createdBy())
                                || actor.role().equals(Role.ADMINISTRATOR.label()));
    }

    /** The team that a definition names: it must be there, and the actor in it. */
    Optional<UUID> team(Actor actor, AgentDefinition definition) {
        return definition.team().map(name -> {
            UUID team = teams.id(actor, name).orElseThrow(() -> noTeam(actor, name));
            if (!teams.actsFor(actor, team)) {
                throw PlatformProblem.FORBIDDEN.because(
                        "%s is not in the team %s, so it cannot be given an agent. An administrator can add you with PUT /api/v1/teams/%s/members/%s."
                                .formatted(actor.login(), name, name, actor.login()));
            }
            return team;
        });
    }

    private Problem noTeam(Actor actor, String name) {
        String mine = String.join(", ", teams.mine(actor));
        return AgentProblem.TEAM_UNKNOWN.because(
                "There is no team %s. %s An administrator can create it with PUT /api/v1/teams/%s."
                        .formatted(
                                name,
                                mine.isEmpty() ? "You are in no team; leave team out." : "You are in: " + mine + ".",
                                name),
                Map.of("team", name));
    }

    static Problem unknown(String name) {
        return AgentProblem.UNKNOWN.because(
                "There is no agent %s here. GET /api/v1/agents lists them; PUT /api/v1/agents/%s makes it."
                        .formatted(name, name));
    }
}
