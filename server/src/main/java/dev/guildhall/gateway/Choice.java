package dev.guildhall.gateway;

import dev.guildhall.models.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A decision of routing.
 *
 * @param order deployments in the order in which they are to be tried; empty: there is none
 * @param considered every deployment of the name, with the reason for its place or against it
 * @param soonest when none is usable only because all are left alone: how long until the first is not
 */
record Choice(List<Deployment> order, List<Considered> considered, Optional<Duration> soonest) {
    Choice {
        order = List.copyOf(order);
        considered = List.copyOf(considered);
    }
}
