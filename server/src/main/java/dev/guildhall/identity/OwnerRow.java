package dev.guildhall.identity;

import dev.guildhall.platform.Revised;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A namespace.
 *
 * @param name without {@code @}
 * @param team name of the team that holds it
 * @param trusted an administrator lets Java code of this publisher run
 * @param myRole the asking user's role in it ({@code owner}, {@code publisher}); empty when none
 */
public record OwnerRow(
        UUID id,
        String name,
        String displayName,
        Optional<String> team,
        boolean trusted,
        Instant createdAt,
        int members,
        Optional<String> myRole,
        int revision)
        implements Revised {}
