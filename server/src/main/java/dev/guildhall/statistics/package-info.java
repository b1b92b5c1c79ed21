/**
 * What is counted, and how it went day by day: downloads, publications, states and verdicts.
 *
 * <p>{@code skill page, statistics page → Statistics → StatisticsStore → DayCount per day}. Entry point:
 * {@link dev.guildhall.statistics.Statistics}.
 */
@NullMarked
@Feature(level = 4)
package dev.guildhall.statistics;

import dev.guildhall.platform.Feature;
import org.jspecify.annotations.NullMarked;
