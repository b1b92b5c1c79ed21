/**
 * Review: cases of versions that were held, decisions of reviewers, appeals of owners, rescans when rules change.
 *
 * <p>{@code SkillVersionHeld ↑ → case waiting → release | refuse → SkillVersionReleased | SkillVersionRevoked ↑ → case closed → appeal → …}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.review;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
