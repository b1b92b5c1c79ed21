/**
 * The frame around every page, the assets, and how figures, times and seals are written.
 */
@NullMarked
package dev.guildhall.web.layout;

import org.jspecify.annotations.NullMarked;
