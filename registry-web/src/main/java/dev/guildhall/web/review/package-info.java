/** The queue of reviews and one case. */
@NullMarked
package dev.guildhall.web.review;

import org.jspecify.annotations.NullMarked;
