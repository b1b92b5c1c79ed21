package dev.guildhall.web.skill;

import dev.guildhall.web.layout.Refusal;
import java.util.Optional;

/** The tab of settings: what may be done to the version shown, and the channels. */
public record SettingsPage(SkillHead head, Optional<Refusal> refusal) {}
