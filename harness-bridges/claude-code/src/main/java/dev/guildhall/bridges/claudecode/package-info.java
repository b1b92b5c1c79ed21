/** What an agent becomes in Claude Code: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.claudecode;

import org.jspecify.annotations.NullMarked;
