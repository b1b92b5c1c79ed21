/** Reads SQL DDL and says what in it is likely to hurt: {@code SQL → statements → tables → rules → findings}. */
@NullMarked
package dev.guildhall.skills.schema;

import org.jspecify.annotations.NullMarked;
