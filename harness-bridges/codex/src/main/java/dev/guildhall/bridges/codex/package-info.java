/** What an agent becomes in Codex: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.codex;

import org.jspecify.annotations.NullMarked;
