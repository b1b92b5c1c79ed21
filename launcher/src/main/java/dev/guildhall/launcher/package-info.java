/**
 * What {@code ./guildhall} runs: {@code Main → Up | Down | Status | Logs | PublishCommand}.
 *
 * <p>{@code Up → DataFolder (lock) → Leftovers → EmbeddedDatabase | DatabaseAddress → Migrations → ServerProcess → ShippedSkills}.
 */
@NullMarked
package dev.guildhall.launcher;

import org.jspecify.annotations.NullMarked;
