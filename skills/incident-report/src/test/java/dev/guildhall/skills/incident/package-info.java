/** Tests of the scripts; the package has no Java. */
@NullMarked
package dev.guildhall.skills.incident;

import org.jspecify.annotations.NullMarked;
