/**
 * Compare two versions of a skill: first what each may do, then what it says of itself, then its files.
 *
 * <p>{@code GET …/compare/{a}/{b} → Comparisons → Capabilities · CapabilityDiff · ManifestDiff · FileChanges · LineDiff}.
 * Only {@code Comparisons} reads; the rest is pure, and comparing backwards gives the mirror image.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.compare;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
