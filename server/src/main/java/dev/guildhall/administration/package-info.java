/**
 * What administrators decide with the consequence in numbers before them: whose Java code may run.
 *
 * <p>{@code owner · packages with jars · plugins started here → JavaPublisher → identity.Owners.trust}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.administration;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
