/**
 * Find skills by words, by meaning and by facets.
 *
 * <p>{@code GET /api/v1/skills → Search → SkillMatches (words, PostgreSQL) · SkillIndex (facets and vectors, memory) → fused by
 * rank}. Entry points: {@link dev.guildhall.search.Search} to ask, {@code Embedding} for what happens in the background.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.search;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
