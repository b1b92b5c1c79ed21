/** What an agent becomes in OpenCode: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.opencode;

import org.jspecify.annotations.NullMarked;
