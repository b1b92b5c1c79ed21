/**
 * The pages. {@code resource method → service of the server → record → View → JTE template → HTML}; no SQL, no decisions.
 */
@NullMarked
package dev.guildhall.web;

import org.jspecify.annotations.NullMarked;
