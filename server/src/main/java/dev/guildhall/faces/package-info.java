/**
 * The registry in other people's protocols, so that their clients work unmodified: well-known indices, ClawHub, npm, Claude Code
 * marketplaces, the Anthropic Skills API.
 *
 * <p>{@code address → credentials as that client sends them → Shelf: live versions this actor may see → the protocol's shape}. Bytes
 * come through the registry's checked reads; writes end in {@code Publishing}; problems wear the protocol's own form.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.faces;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
