package dev.guildhall.harnesses;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.HarnessProfile;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The harnesses there are, over HTTP. */
@Path("/api/v1/harnesses")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class HarnessesResource {
    private final Harnesses harnesses;
    private final Conformance conformance;

    @Inject
    public HarnessesResource(Harnesses harnesses, Conformance conformance) {
        this.harnesses = harnesses;
        this.conformance = conformance;
    }

    /**
     * @param planned whether there is a bridge, and so something to write
     * @param tested the date of the conformance run whose {@code cells} these are
     */
    public record HarnessRow(
            String harness,
            List<String> aliases,
            String title,
            String mark,
            String kind,
            String version,
            boolean planned,
            HarnessProfile.Limits limits,
            Optional<String> tested,
            List<ConformanceReport.Cell> cells) {}

    /** All at once; there are few. */
    @GET
    @Requires(Permission.AGENTS_READ)
    public Page<HarnessRow> list() {
        ConformanceReport report = conformance.report();
        return new Page<>(
                harnesses.list().stream().map(profile -> row(profile, report)).toList(), Optional.empty());
    }

    private HarnessRow row(HarnessProfile profile, ConformanceReport report) {
        Optional<ConformanceReport.Row> tested = report.harnesses().stream()
                .filter(row -> row.harness().equals(profile.id()))
                .findFirst();
        return new HarnessRow(
                profile.id(),
                profile.aliases(),
                profile.title(),
                profile.mark(),
                profile.kind().name().toLowerCase(java.util.Locale.ROOT),
                profile.version(),
                harnesses.planned(profile.id()),
                profile.limits(),
                tested.map(row -> report.date()),
                tested.map(ConformanceReport.Row::cells).orElse(List.of()));
    }
}
