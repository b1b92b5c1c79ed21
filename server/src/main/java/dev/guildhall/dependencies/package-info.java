/**
 * What a version needs, who needs it, and what its withdrawal would break.
 *
 * <p>{@code GET …/versions/{v}/dependencies → plugins.DependencyTrees}; {@code GET …/versions/{v}/blast-radius →
 * registry.BlastRadii → SkillUsers → BrokenSkills → DependencyTrees, once with the version and once without}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.dependencies;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
