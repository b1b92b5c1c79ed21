package dev.guildhall.hosted;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A hosted runtime that this server can push to; its id is the harness's. */
enum HostedRuntime {
    CLAUDE_MANAGED_AGENTS("claude-managed-agents", "Claude Managed Agents", URI.create("https://api.anthropic.com"));

    private final String id;
    private final String title;
    private final URI address;

    HostedRuntime(String id, String title, URI address) {
        this.id = id;
        this.title = title;
        this.address = address;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** Its public address, without a path. */
    URI address() {
        return address;
    }

    /** Or a 404 problem. */
    static HostedRuntime of(String id) {
        return Arrays.stream(values())
                .filter(runtime -> runtime.id.equals(id))
                .findFirst()
                .orElseThrow(() -> HostedProblem.UNKNOWN_RUNTIME.because("This server pushes to %s."
                        .formatted(
                                Arrays.stream(values()).map(HostedRuntime::id).collect(Collectors.joining(", ")))));
    }
}
