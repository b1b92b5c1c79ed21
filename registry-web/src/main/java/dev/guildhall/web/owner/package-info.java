/**
 * Namespaces and their members.
 */
@NullMarked
package dev.guildhall.web.owner;

import org.jspecify.annotations.NullMarked;
