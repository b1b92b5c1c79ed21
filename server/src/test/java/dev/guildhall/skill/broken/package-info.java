/** Breaks the rule that the skill API knows nothing of the server. */
@NullMarked
package dev.guildhall.skill.broken;

import org.jspecify.annotations.NullMarked;
