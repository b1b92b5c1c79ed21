/** What an agent becomes in Gemini CLI: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.geminicli;

import org.jspecify.annotations.NullMarked;
