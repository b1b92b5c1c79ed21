/** Tests that run inside Open Liberty, for what only the container can show: its transactions, injection, class loaders. */
@NullMarked
package dev.guildhall.container;

import org.jspecify.annotations.NullMarked;
