/**
 * The publish page: {@code upload → draft → dry run → findings → publish the same bytes}.
 */
@NullMarked
package dev.guildhall.web.publish;

import org.jspecify.annotations.NullMarked;
