/** What an agent becomes in Deep Agents: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.deepagents;

import org.jspecify.annotations.NullMarked;
