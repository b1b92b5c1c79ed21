/**
 * The path of a model call: any client's dialect to any provider, within budgets, recorded; memory only.
 *
 * <p>{@code servlet (virtual thread) → Keys.authenticate → Budgets.reserve → Routes.choose → provider, bytes stream through → CallJournal.settled}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.gateway;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
