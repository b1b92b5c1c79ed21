/**
 * Agents at hosted runtimes: the uploads of a plan, carried out over the runtime's own API.
 *
 * <p>{@code HostedRuntimes.push ⇒ job → HostedAgents.plan → Pushing: skills → environment → agent, each recorded as it is
 * acknowledged}; {@code HostedRuntimes.check → Comparing}; {@code HostedRuntimes.remove ⇒ job → Removing}. Entry points:
 * {@link dev.guildhall.hosted.HostedConnections}, {@link dev.guildhall.hosted.HostedRuntimes}; who plans answers
 * {@link dev.guildhall.hosted.HostedAgents}.
 */
@NullMarked
@Feature(level = 3)
package dev.guildhall.hosted;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
