package dev.guildhall.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a run is the trusted one: ids are compared as ids, names prove nothing. */
final class PublisherMatch {
    private static final String NONE = "(none)";

    /** What a stranger can set off by proposing a change. A child pipeline does not say whether a merge request began it. */
    private static final Set<String> OF_STRANGERS = Set.of(
            "pull_request",
            "pull_request_target",
            "pull_request_review",
            "pull_request_review_comment",
            "merge_group",
            "merge_request_event",
            "external_pull_request_event",
            "parent_pipeline");

    /** Refs that hold what was proposed, not what was taken: of a pull request, a merge request, a merge queue. */
    private static final List<String> PROPOSED =
            List.of("refs/pull/", "refs/merge-requests/", "refs/heads/gh-readonly-queue/");

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
                .filter(name -> !run.environment().equals(Optional.of(name)))
                .ifPresent(name -> found.add(
                        new Difference("environment", name, run.environment().orElse(NONE))));
        if (PROPOSED.stream().anyMatch(run.ref()::startsWith)) {
            found.add(new Difference("ref", publisher.ref().orElse("any branch or tag"), run.ref()));
        } else {
            publisher
                    .ref()
                    .filter(ref -> !covers(ref, run.ref()))
                    .ifPresent(ref -> found.add(new Difference("ref", ref, run.ref())));
        }
        if (run.event().isEmpty() || OF_STRANGERS.contains(run.event().get())) {
            found.add(new Difference(
                    github ? "event_name" : "pipeline_source",
                    "no pull or merge request",
                    run.event().orElse(NONE)));
        }
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
