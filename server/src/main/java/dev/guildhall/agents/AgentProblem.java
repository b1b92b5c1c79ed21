package dev.guildhall.agents;

import dev.guildhall.platform.ProblemType;

/** Problems of agents. */
public enum AgentProblem implements ProblemType {
    UNKNOWN("agent-unknown", 404, "There is no such agent"),
    VERSION_UNKNOWN("agent-version-unknown", 404, "The agent has no such version"),
    INVALID("agent-invalid", 422, "The definition breaks the rules"),
    TEAM_UNKNOWN("agent-team-unknown", 422, "There is no such team"),
    UNRESOLVED("agent-skills-unresolved", 422, "The skills do not fit together"),
    SAME_NAME("agent-skills-of-one-name", 409, "Two skills have one name"),
    NOT_ASSIGNED("skill-not-assigned", 404, "The agent does not have the skill"),
    NOTHING_STAGED("nothing-staged", 409, "No upgrade is staged"),
    HARNESS_UNKNOWN("harness-unknown", 404, "There is no such harness"),
    NO_PLAN("harness-without-plan", 409, "There is nothing to write for this harness"),
    PLAN_FAILED("harness-plan-failed", 500, "The bridge made no plan that can be carried out"),
    SKILL_REFUSED("harness-refuses-skill", 422, "The harness does not take a skill of the agent"),
    LOCK_REFUSED("agent-lock-refused", 409, "The agent has a version that may not be used"),
    FILE_UNKNOWN("planned-file-unknown", 404, "The plan has no such file"),
    RECEIPT_INVALID("receipt-invalid", 422, "The receipt cannot be read");

    private final String slug;
    private final int status;
    private final String title;

    AgentProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
