/**
 * The package format: reads {@code SKILL.md} and {@code skill.yaml} into a {@link dev.guildhall.skill.SkillManifest} and
 * says what is wrong with them. Pure: files in, manifest and findings out.
 */
@NullMarked
@Feature(level = 1)
package dev.guildhall.packages;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
