/**
 * Virtual keys: who may call which models, and for whose account; with LiteLLM's management shapes.
 *
 * <p>{@code client's key → Keys.authenticate (memory, hashed) → Caller}. Changes reach every node by notification.
 */
@NullMarked
@Feature(level = 3)
package dev.guildhall.keys;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
