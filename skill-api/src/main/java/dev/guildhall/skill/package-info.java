/**
 * What a skill package says about itself, and the extension points it may implement.
 *
 * <p>Records; they refuse {@code null} and copy their collections. Nothing here depends on the server, so that a
 * skill or a harness bridge compiles against this module alone.
 */
@NullMarked
package dev.guildhall.skill;

import org.jspecify.annotations.NullMarked;
