/**
 * Sign in and out.
 */
@NullMarked
package dev.guildhall.web.signin;

import org.jspecify.annotations.NullMarked;
