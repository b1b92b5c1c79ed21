/** The pages and what the web container needs of us. */
@NullMarked
package dev.guildhall.web;

import org.jspecify.annotations.NullMarked;
