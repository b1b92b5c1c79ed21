/**
 * Harnesses: which there are, what each of them reads, and what it costs a model to know a skill there.
 *
 * <p>{@code plugins.ServerPlugins → bridges → Harnesses.plan → PlanCheck}. Entry points: {@link
 * dev.guildhall.harnesses.Harnesses}, {@link dev.guildhall.harnesses.ContextCost}, {@link dev.guildhall.harnesses.Conformance}.
 */
@NullMarked
@Feature(level = 3)
package dev.guildhall.harnesses;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
