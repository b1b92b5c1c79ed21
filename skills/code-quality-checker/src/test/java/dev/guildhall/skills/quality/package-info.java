/** Tests of the scripts; the package has no Java. */
@NullMarked
package dev.guildhall.skills.quality;

import org.jspecify.annotations.NullMarked;
