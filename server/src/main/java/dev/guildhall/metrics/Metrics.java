package dev.guildhall.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Every number that this node counts about itself. Asking twice for a name answers the same thing. */
@ApplicationScoped
public class Metrics {
    /** From one disk read to the longest that anybody waits, in seconds. */
    private static final double[] SECONDS = {0.005, 0.02, 0.1, 0.5, 2, 10};

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<String, Timing> timings = new ConcurrentHashMap<>();
    private final AtomicBoolean withJvm = new AtomicBoolean();

    /** A value that is looked up when somebody asks: report each with its labels. */
    @FunctionalInterface
    public interface Report {
        void of(double value, String... labels);
    }

    /** @param name without {@code _total}, which the format adds */
    public Tally tally(String name, String help, String... labels) {
        return tallies.computeIfAbsent(
                name,
                n -> new Tally(
                        Counter.builder().name(n).help(help).labelNames(labels).register(registry)));
    }

    /** @param name ending in {@code _seconds} */
    public Timing timing(String name, String help, String... labels) {
        return timings.computeIfAbsent(
                name,
                n -> new Timing(Histogram.builder()
                        .name(n)
                        .help(help)
                        .labelNames(labels)
                        .classicOnly()
                        .classicUpperBounds(SECONDS)
                        .register(registry)));
    }

    /** Registers values that are asked for at each scrape; what throws is left out of that scrape by its own care. */
    public void gauge(String name, String help, Consumer<Report> reporting, String... labels) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels)
                .callback(callback -> reporting.accept(callback::call))
                .register(registry);
    }

    /** All of it, now. The JVM's own numbers join at the first call: nobody should wait for them at the start. */
    public MetricSnapshots snapshot() {
        if (withJvm.compareAndSet(false, true)) {
            JvmMetrics.builder().register(registry);
        }
        return registry.scrape();
    }
}
