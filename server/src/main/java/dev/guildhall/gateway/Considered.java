package dev.guildhall.gateway;

import dev.guildhall.models.Deployment;

/**
 * What became of one deployment when a route was looked for.
 *
 * @param usable whether it may be called now
 * @param reason for people: why not, or why it stands where it stands
 */
record Considered(Deployment deployment, boolean usable, String reason) {}
