package dev.guildhall.hosted;

import dev.guildhall.platform.ProblemType;

/** Problems of hosted runtimes. Those of 502 and 503 are the other side's answer in our words. */
public enum HostedProblem implements ProblemType {
    UNKNOWN_RUNTIME("unknown-hosted-runtime", 404, "There is no such hosted runtime"),
    NOT_CONNECTED("hosted-runtime-not-connected", 409, "The organisation has no account at the hosted runtime"),
    NOT_PUSHED("agent-not-pushed", 404, "The agent is not at the hosted runtime"),
    IN_USE("hosted-runtime-in-use", 409, "Agents are at the hosted runtime"),
    UNUSABLE_PLAN("hosted-plan-unusable", 422, "The plan cannot be carried out at the hosted runtime"),
    KEY_REFUSED("hosted-key-refused", 502, "The hosted runtime refuses the API key"),
    REFUSED("hosted-runtime-refused", 502, "The hosted runtime refuses what was sent"),
    FAILED("hosted-runtime-failed", 502, "The hosted runtime gives no answer that can be used"),
    BUSY("hosted-runtime-busy", 503, "The hosted runtime takes no more for now");

    private final String slug;
    private final int status;
    private final String title;

    HostedProblem(String slug, int status, String title) {
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
