/**
 * Work that takes longer than a request and survives the process that does it.
 *
 * <p>{@code Jobs.start ⇒ row → JobRunner claims it (lease, epoch) → JobWork.run → results ⇒ JobEnding}. A node that dies
 * lets its lease run out; another one, or the same after its restart, runs the work again from what was reported so far.
 */
@NullMarked
@Feature(level = 1)
package dev.guildhall.jobs;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
