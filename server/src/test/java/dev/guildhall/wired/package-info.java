/** The services wired as in the container, on a real PostgreSQL, without the container: for tests of use cases and stores. */
@NullMarked
package dev.guildhall.wired;

import org.jspecify.annotations.NullMarked;
