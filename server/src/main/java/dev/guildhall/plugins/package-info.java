/**
 * The PF4J host: every package version is a plugin with a life cycle; a class loader only when something uses its jars.
 *
 * <p>{@code PackageShelf.find → DependencyResolution → PluginFolder (jars, verified) → PluginLoading (PF4J) → SkillTool}.
 * Entry points: {@link dev.guildhall.plugins.SkillPlugins} to use plugins, {@link dev.guildhall.plugins.PackageShelf}, the
 * port through which the registry hands packages over.
 */
@NullMarked
@Feature(level = 2)
package dev.guildhall.plugins;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
