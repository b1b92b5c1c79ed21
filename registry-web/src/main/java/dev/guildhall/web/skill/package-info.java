/**
 * Catalogue and the tabs of a skill.
 */
@NullMarked
package dev.guildhall.web.skill;

import org.jspecify.annotations.NullMarked;
