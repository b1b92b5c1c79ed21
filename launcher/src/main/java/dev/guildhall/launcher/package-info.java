/**
 * What {@code ./guildhall} runs: {@code Main → Up | Down | Status | Logs}, and clients of the API: {@code PublishCommand},
 * {@code ApplyCommand}, {@code InstallCommand}, {@code UninstallCommand}, {@code UpgradeCommand}, {@code DriftCommand}.
 *
 * <p>{@code Up → DataFolder (lock) → Leftovers → EmbeddedDatabase | DatabaseAddress → Migrations → ServerProcess → ShippedSkills}.
 */
@NullMarked
package dev.guildhall.launcher;

import org.jspecify.annotations.NullMarked;
