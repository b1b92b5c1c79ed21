/**
 * Other people's clients, as released, against Guildhall: each is installed from npm, kept from every network but loopback,
 * and talks to a scripted model. What the model was shown is what counts.
 */
@NullMarked
package dev.guildhall.conformance;

import org.jspecify.annotations.NullMarked;
