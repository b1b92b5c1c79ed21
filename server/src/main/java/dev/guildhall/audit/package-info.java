/**
 * The record of decisions and changes: who did what to which thing, when, with a leaf hash over the canonical bytes.
 *
 * <p>{@code use case → Audit.append (same transaction) → audit_entry}. Entry point: {@link dev.guildhall.audit.Audit}.
 */
@NullMarked
@Feature(level = 1)
package dev.guildhall.audit;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
