/** A feature that breaks rules on purpose. */
@NullMarked
@Feature(level = 2)
package dev.guildhall.rules.broken.high;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
