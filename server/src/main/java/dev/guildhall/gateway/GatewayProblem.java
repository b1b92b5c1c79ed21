package dev.guildhall.gateway;

import dev.guildhall.platform.ProblemType;

/** Problems of the gateway's own API; on the path itself failures are told in the client's dialect. */
public enum GatewayProblem implements ProblemType {
    UNKNOWN_SURFACE("unknown-gateway-surface", 400, "There is no such dialect of clients");

    private final String slug;
    private final int status;
    private final String title;

    GatewayProblem(String slug, int status, String title) {
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
