/**
 * What a version of a skill may do, and which of two versions may do more. Pure; whoever compares versions or upgrades to one uses it.
 */
@NullMarked
@Feature(level = 2)
package dev.guildhall.capabilities;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
