/**
 * What every harness bridge does the same way: copying skills, writing strict frontmatter, gathering MCP servers, composing
 * instructions, sorting tools, and keeping account of what is carried over.
 *
 * <p>{@code AgentBlueprint → Planning → HarnessPlan}. Pure, as bridges are.
 */
@NullMarked
package dev.guildhall.skill.bridge;

import org.jspecify.annotations.NullMarked;
