/** What an agent becomes in Copilot CLI: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.copilot;

import org.jspecify.annotations.NullMarked;
