package dev.guildhall.agents;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to an agent from outside and asks for a look.
 *
 * @param kind {@code yanked}, {@code revoked}, {@code held}, {@code deprecated}, {@code behind}, {@code changed}
 * @param skill {@code @owner/name}, when it is about one
 * @param message what happened and the reason given
 * @param wayOut what to do about it, as a command or an address
 */
public record AgentNotice(
        String kind, Optional<String> skill, Optional<String> version, String message, String wayOut, Instant since) {}
