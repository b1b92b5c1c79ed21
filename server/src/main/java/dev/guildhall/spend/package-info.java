/**
 * What was spent: readings of the run log by key, team, user, customer, agent, model, provider, deployment, tag and day, in our shape and in
 * LiteLLM's.
 */
@NullMarked
@Feature(level = 3)
package dev.guildhall.spend;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
