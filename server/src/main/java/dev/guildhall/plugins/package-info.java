/**
 * The PF4J host: every package version is a plugin with a life cycle; a class loader only when something uses its jars.
 */
@NullMarked
@Feature(level = 2)
package dev.guildhall.plugins;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
