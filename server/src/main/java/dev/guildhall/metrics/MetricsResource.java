package dev.guildhall.metrics;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Open;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The numbers of this node in Prometheus' text format, or in OpenMetrics for who asks for it. */
@Path("/metrics")
@Service
public class MetricsResource {
    private final Metrics metrics;
    private final MetricsSettings settings;
    private final CurrentActor actor;

    @Inject
    public MetricsResource(Metrics metrics, MetricsSettings settings, CurrentActor actor) {
        this.metrics = metrics;
        this.settings = settings;
        this.actor = actor;
    }

    @GET
    @Open("sums of one node without names of anybody; guildhall.metrics.open=false asks for metrics:read")
    public Response metrics(@HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) throws IOException {
        if (!settings.open()) {
            actor.known().require(Permission.METRICS_READ);
        }
        // Before, so that a failure is an error and no half answer.
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ExpositionFormatWriter writer = ExpositionFormats.init().findWriter(accept);
        writer.write(text, metrics.snapshot());
        return Response.ok(text.toByteArray(), writer.getContentType())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
