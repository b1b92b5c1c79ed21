/**
 * Organisations (tenants), teams, users and roles, owners ({@code @owner} namespaces), API tokens, browser sessions.
 *
 * <p>{@code request → AuthenticationFilter → token or session → Actor → @Requires checked → resource}.
 */
@NullMarked
@Feature(level = 2)
package dev.guildhall.identity;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
