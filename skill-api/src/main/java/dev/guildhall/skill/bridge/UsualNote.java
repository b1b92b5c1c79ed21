package dev.guildhall.skill.bridge;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;

/** What several harnesses have in common, in words that are the same for each; {@link Planning#notes} adds them. */
public enum UsualNote {
    SCRIPTS_BESIDE(HarnessCapability.SCRIPTS, Carried.NATIVE, "Beside SKILL.md, executable where they were."),
    DEPENDENCIES_BESIDE(
            HarnessCapability.DEPENDENCIES,
            Carried.EMULATED,
            "Installed beside what needs them, as skills of their own."),
    FROM_THE_ENVIRONMENT(
            HarnessCapability.CREDENTIALS,
            Carried.NATIVE,
            "Read from the environment it is started in; no value is written."),
    HIDDEN_BY_FRONTMATTER(HarnessCapability.HIDDEN, Carried.NATIVE, "disable-model-invocation in SKILL.md."),
    ALWAYS_LISTED(HarnessCapability.PATHS, Carried.LOST, "The skill is always listed."),
    APPENDED_WHEN(HarnessCapability.WHEN_TO_USE, Carried.EMULATED, "Appended to the description."),
    HOSTS_NOT_HELD(HarnessCapability.NETWORK, Carried.LOST, "Scripts are not held to the declared hosts."),
    SET_AT_START(HarnessCapability.ENVIRONMENT, Carried.EMULATED, "Set where it is started."),
    NOT_CHECKED(
            HarnessCapability.REQUIREMENTS,
            Carried.LOST,
            "Not checked there; ./guildhall install says what is missing."),
    EVALS_NOT_RUN(
            HarnessCapability.EVALS, Carried.EMULATED, "Lie in the skill's folder; the harness does not run them.");

    private final HarnessCapability capability;
    private final Carried carried;
    private final String explanation;

    UsualNote(HarnessCapability capability, Carried carried, String explanation) {
        this.capability = capability;
        this.carried = carried;
        this.explanation = explanation;
    }

    void on(Planning plan) {
        plan.note(capability, carried, explanation);
    }
}
