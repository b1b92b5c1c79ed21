package dev.guildhall.skill;

import org.pf4j.ExtensionPoint;

/**
 * Translates an agent into what one harness or hosted runtime reads: {@code AgentBlueprint → HarnessPlan}.
 *
 * <p>Pure: no file, no network, no clock, no randomness; the same blueprint gives the same plan, byte for byte. The host
 * carries the plan out, with the vault's credentials. Called by several threads at once. A bridge does not throw for a
 * feature its harness lacks: it emulates it or leaves it out, and says so in {@link HarnessPlan#notes()}.
 */
public interface HarnessBridge extends ExtensionPoint {
    /** What the harness is; always the same answer. Its {@link HarnessProfile#id()} is what people write in {@code agent.yaml}. */
    HarnessProfile profile();

    HarnessPlan plan(AgentBlueprint blueprint);
}
