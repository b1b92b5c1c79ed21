package dev.guildhall.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a run is the trusted one: ids are compared as ids, names prove nothing. */
final class PublisherMatch {
    private static final Set<String> OF_STRANGERS =
            Set.of("pull_request", "pull_request_target", "merge_request_event", "external_pull_request_event");

    /** What stands in the way. */
    record Difference(String claim, String expected, String received) {
        String shown() {
            return "%s is %s, trusted is %s".formatted(claim, received, expected);
        }
    }

    private PublisherMatch() {}

    /** Empty when the run may publish. */
    static List<Difference> differences(TrustedPublisherRow publisher, TrustedRun run) {
        boolean github = publisher.provider().equals(OidcProvider.GITHUB.label());
        List<Difference> found = new ArrayList<>();
        compare(found, github ? "repository_id" : "project_id", publisher.repositoryId(), run.repositoryId());
        compare(found, github ? "repository_owner_id" : "namespace_id", publisher.ownerId(), run.ownerId());
        publisher.workflow().ifPresent(file -> compare(found, "workflow", file, run.workflow()));
        publisher
                .environment()
                .ifPresent(name ->
                        compare(found, "environment", name, run.environment().orElse("none")));
        publisher
                .ref()
                .filter(ref -> !covers(ref, run.ref()))
                .ifPresent(ref -> found.add(new Difference("ref", ref, run.ref())));
        Optional<String> stranger = run.event().filter(OF_STRANGERS::contains);
        stranger.ifPresent(event -> found.add(
                new Difference(github ? "event_name" : "pipeline_source", "no pull or merge request", event)));
        return found;
    }

    private static boolean covers(String ref, String received) {
        return ref.endsWith("*") ? received.startsWith(ref.substring(0, ref.length() - 1)) : ref.equals(received);
    }

    private static void compare(List<Difference> found, String claim, String expected, String received) {
        if (!expected.equals(received)) {
            found.add(new Difference(claim, expected, received));
        }
    }
}
