package dev.guildhall.identity;

import java.util.Optional;

/**
 * One run of a workflow that published, as its OIDC token told: what a version's provenance says.
 *
 * @param publisher the owner's name for the trusted publisher
 * @param workflow path of the file in the repository
 * @param runUrl where people read what the run did
 * @param commitUrl of {@code sha}
 */
public record TrustedRun(
        String publisher,
        String provider,
        String issuer,
        String repository,
        String repositoryId,
        String ownerId,
        String ref,
        String sha,
        String workflow,
        Optional<String> environment,
        Optional<String> event,
        String runId,
        String runUrl,
        String commitUrl) {

    /** Who the audit says did it. */
    public String login() {
        return provider + ":" + repository;
    }
}
