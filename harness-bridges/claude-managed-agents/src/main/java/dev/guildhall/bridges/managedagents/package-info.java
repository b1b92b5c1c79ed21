/** What an agent becomes in Claude Managed Agents: uploads to a hosted runtime. */
@NullMarked
package dev.guildhall.bridges.managedagents;

import org.jspecify.annotations.NullMarked;
