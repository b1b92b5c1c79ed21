/**
 * Who I am, and my API tokens.
 */
@NullMarked
package dev.guildhall.web.profile;

import org.jspecify.annotations.NullMarked;
