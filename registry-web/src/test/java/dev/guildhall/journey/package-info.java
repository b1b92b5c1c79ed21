/** Journeys through the running product in a real browser, and a look at every page. */
@NullMarked
package dev.guildhall.journey;

import org.jspecify.annotations.NullMarked;
