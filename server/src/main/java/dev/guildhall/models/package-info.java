/**
 * Which models there are: providers, deployments, prices, from LiteLLM's {@code config.yaml} and the database.
 *
 * <p>{@code config.yaml + model rows → ModelTable} (immutable, replaced as a whole), which the gateway reads without asking anybody.
 */
@NullMarked
@Feature(level = 3)
package dev.guildhall.models;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
