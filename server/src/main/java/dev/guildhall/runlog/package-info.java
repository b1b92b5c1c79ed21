/**
 * What runs did, as steps in one append-only record: so far the calls of models, with what they used and cost.
 *
 * <p>{@code CallJournal.started → (provider) → CallJournal.settled ⇒ a local file that survives kill -9 → batches ⇒ PostgreSQL, by month}.
 * Usage, spend and traces are readings of it.
 */
@NullMarked
@Feature(level = 1)
package dev.guildhall.runlog;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
