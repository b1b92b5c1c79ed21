package dev.guildhall.hosted;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a job of this feature is to do, as it stands with the job. */
record HostedInput(UUID organisation, String runtime, String agent, String stage) {
    String json() {
        return Tree.canonical(
                Map.of("organisation", organisation.toString(), "runtime", runtime, "agent", agent, "stage", stage));
    }

    static HostedInput read(String json) {
        Map<String, @Nullable Object> input = Tree.object(json);
        return new HostedInput(
                UUID.fromString(String.valueOf(input.get("organisation"))),
                String.valueOf(input.get("runtime")),
                String.valueOf(input.get("agent")),
                String.valueOf(input.get("stage")));
    }

    Place place() {
        return new Place(organisation, HostedRuntime.of(runtime));
    }
}
