package dev.guildhall.platform;

import jakarta.enterprise.context.RequestScoped;

/** The request at hand as a problem needs it: where it went, what its caller can read, what the log calls it. */
@RequestScoped
public class CurrentRequest {
    private String method = "";
    private String path = "/";
    private String pathAndQuery = "/";
    private boolean page;
    private String traceId = TraceId.of(null);

    void set(String newMethod, String newPath, String newPathAndQuery, boolean isPage, String newTraceId) {
        this.method = newMethod;
        this.path = newPath;
        this.pathAndQuery = newPathAndQuery;
        this.page = isPage;
        this.traceId = newTraceId;
    }

    public String method() {
        return method;
    }

    /** Always begins with a slash. */
    public String path() {
        return path;
    }

    public String pathAndQuery() {
        return pathAndQuery;
    }

    /** Whether a person with a browser waits for the answer. */
    public boolean isPage() {
        return page;
    }

    public String traceId() {
        return traceId;
    }
}
