package dev.guildhall.web.harness;

import dev.guildhall.harnesses.Conformance;
import dev.guildhall.harnesses.ConformanceReport;
import dev.guildhall.harnesses.Harnesses;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The harnesses an agent can name, with the conformance matrix. */
@Path("/harnesses")
@Service
@Produces(MediaType.TEXT_HTML)
public class HarnessListPages {
    private final Frame frame;
    private final Harnesses harnesses;
    private final Conformance conformance;

    @Inject
    public HarnessListPages(Frame frame, Harnesses harnesses, Conformance conformance) {
        this.frame = frame;
        this.harnesses = harnesses;
        this.conformance = conformance;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View list() {
        ConformanceReport report = conformance.report();
        return new View(
                "harness/harnesses.jte",
                new HarnessesPage(
                        frame.of(Nav.HARNESSES, "Harnesses", Twin.of("/api/v1/harnesses")),
                        harnesses.list(),
                        ConformanceTable.of(report, harnesses.list()),
                        ConformanceTable.ofInstallers(report)));
    }
}
