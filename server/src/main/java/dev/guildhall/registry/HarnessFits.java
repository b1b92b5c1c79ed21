package dev.guildhall.registry;

import dev.guildhall.skill.SkillUse;
import java.util.Map;

/** Port: how a version fits each harness, and what it costs a model to know it. The agents contribute the one bean. */
public interface HarnessFits {
    /** By the harnesses' bridges; waits some seconds for those at the start, never for one that does not come. */
    Fitting of(SkillUse skill);

    /** Names the rules and bridges of this node; what was found by others may differ. */
    String rules();

    /**
     * @param fits harness to fit, in the order of the harnesses
     * @param rules {@link HarnessFits#rules()} it was found by; empty when the bridges were not there yet
     */
    record Fitting(Map<String, PublishedVersion.Fit> fits, ContextTokens tokens, String rules) {
        /** Before anything was found. */
        static final Fitting NONE = new Fitting(Map.of(), new ContextTokens(0, 0), "");
    }
}
