/**
 * Publish, version, find and take home skills.
 *
 * <p>{@code POST /api/v1/skills → Publishing → SkillArchive · PublishChecks → Blobs ⇒ version · channels · audit}.
 */
@NullMarked
@Feature(level = 3)
package dev.guildhall.registry;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
