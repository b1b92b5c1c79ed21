/**
 * Agents: what they are, which skills they have at which versions, and what becomes of them in a harness.
 *
 * <p>{@code agent.yaml → Agents.put → version · lock}; {@code lock → blueprint → bridge → plan → archive | receipt → drift}.
 * Entry points: {@link dev.guildhall.agents.Agents}, {@link dev.guildhall.agents.Assignments},
 * {@link dev.guildhall.agents.Upgrades}, {@link dev.guildhall.agents.Materialisation}, {@link dev.guildhall.agents.Receipts}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.agents;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
