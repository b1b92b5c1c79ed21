/**
 * What each harness was seen to do.
 */
@NullMarked
package dev.guildhall.web.harness;

import org.jspecify.annotations.NullMarked;
