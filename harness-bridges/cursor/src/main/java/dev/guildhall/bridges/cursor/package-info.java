/** What an agent becomes in Cursor: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.cursor;

import org.jspecify.annotations.NullMarked;
