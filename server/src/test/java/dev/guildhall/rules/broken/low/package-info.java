/** A feature that breaks rules on purpose. */
@NullMarked
@Feature(level = 1)
package dev.guildhall.rules.broken.low;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
