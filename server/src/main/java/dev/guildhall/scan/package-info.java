/**
 * Looks into packages: what they carry (verdict) and what they could do if they ran (risk).
 *
 * <p>{@code files + manifest → rules → findings → verdict; capabilities → risk}. Pure: nothing is stored, nothing runs.
 */
@NullMarked
@Feature(level = 2)
package dev.guildhall.scan;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
