/**
 * The figures of the organisation.
 */
@NullMarked
package dev.guildhall.web.statistics;

import org.jspecify.annotations.NullMarked;
