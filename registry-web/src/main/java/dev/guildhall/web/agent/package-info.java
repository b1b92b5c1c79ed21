/**
 * Agents: the list, the definition in a text field, and the tabs of one agent.
 */
@NullMarked
package dev.guildhall.web.agent;

import org.jspecify.annotations.NullMarked;
