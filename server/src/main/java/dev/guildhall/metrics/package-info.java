/**
 * What this node counts about itself, for Prometheus: requests, searches, publications, downloads, jobs, the JVM, the database pool.
 *
 * <p>{@code feature → Tally or Timing of Metrics → GET /metrics}. Labels are few and fixed: routes, states, kinds; never a
 * tenant, a name or anything that a caller chooses. Entry point: {@link dev.guildhall.metrics.Metrics}.
 */
@NullMarked
@Feature(level = 1)
package dev.guildhall.metrics;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
