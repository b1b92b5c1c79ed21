package dev.guildhall.skill.bridge;

import dev.guildhall.skill.HarnessCapability;

/**
 * Why a target takes a skill not at all.
 *
 * @param capability what is lost with it
 * @param because half a sentence without a full stop
 */
public record Refusal(HarnessCapability capability, String because) {}
