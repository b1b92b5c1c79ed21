/**
 * Problems, drawn for people, and the pages that explain them.
 */
@NullMarked
package dev.guildhall.web.problem;

import org.jspecify.annotations.NullMarked;
