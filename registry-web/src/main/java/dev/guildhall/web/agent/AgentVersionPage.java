package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentDetail;

/** One version of an agent: its definition as it was written, and its lock. */
public record AgentVersionPage(AgentHead head, AgentDetail version) {}
