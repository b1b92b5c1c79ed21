/** What an agent becomes in Pi: a folder it reads. */
@NullMarked
package dev.guildhall.bridges.pi;

import org.jspecify.annotations.NullMarked;
