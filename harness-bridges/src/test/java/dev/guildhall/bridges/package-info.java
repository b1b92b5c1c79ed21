/** Tests that every bridge shares. */
@NullMarked
package dev.guildhall.bridges;

import org.jspecify.annotations.NullMarked;
