package dev.guildhall.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A workflow of a repository that may publish for an owner.
 *
 * @param id its name in the address, chosen by the owner
 * @param issuer of its OIDC tokens
 * @param repository its full name, for people; what counts is the id
 * @param repositoryId GitHub's {@code repository_id}, GitLab's {@code project_id}
 * @param ownerId GitHub's {@code repository_owner_id}, GitLab's {@code namespace_id}
 * @param workflow path of the file in the repository; empty for any
 * @param environment empty for any
 * @param ref full name such as {@code refs/heads/main}, or ending in {@code *}; empty for any
 * @param skills names it may publish; empty for all of the owner
 */
public record TrustedPublisherRow(
        String id,
        String provider,
        String issuer,
        String repository,
        String repositoryId,
        String ownerId,
        Optional<String> workflow,
        Optional<String> environment,
        Optional<String> ref,
        List<String> skills,
        String createdBy,
        Instant createdAt,
        Optional<Instant> lastExchangeAt) {

    /** With what only the program needs. */
    record Found(UUID key, UUID organisation, String organisationName, String owner, TrustedPublisherRow row) {}
}
