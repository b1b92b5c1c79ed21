/**
 * Many skills at once, from an archive or a git repository, as people write them.
 *
 * <p>{@code POST /api/v1/imports → Imports ⇒ job → ImportWork: tree → FoundSkills → LenientReader → names → Publishing, each
 * skill by itself → a line of the report}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.imports;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
