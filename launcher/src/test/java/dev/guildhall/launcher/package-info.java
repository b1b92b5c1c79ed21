@NullMarked
package dev.guildhall.launcher;

import org.jspecify.annotations.NullMarked;
