package dev.guildhall.web.admin;

import dev.guildhall.audit.AuditEntry;
import dev.guildhall.audit.AuditLog;
import dev.guildhall.audit.AuditQuery;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** Who did what to which thing, and when. */
@Path("/audit")
@Service
public class AuditPages {
    private final Frame frame;
    private final AuditLog log;

    @Inject
    public AuditPages(Frame frame, AuditLog log) {
        this.frame = frame;
        this.log = log;
    }

    /** The filter's parameters. */
    public static class Parameters {
        @QueryParam("actor")
        @DefaultValue("")
        private String actor = "";

        @QueryParam("action")
        @DefaultValue("")
        private String action = "";

        @QueryParam("target")
        @DefaultValue("")
        private String target = "";

        @QueryParam("from")
        @DefaultValue("")
        private String from = "";

        @QueryParam("to")
        @DefaultValue("")
        private String to = "";

        AuditFilter filter() {
            return new AuditFilter(actor, action, target, from, to);
        }
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Requires(Permission.AUDIT_READ)
    public View entries(@BeanParam Parameters parameters, @QueryParam("cursor") @DefaultValue("") String cursor) {
        AuditFilter filter = parameters.filter();
        Page<AuditEntry> page = log.entries(frame.actor(), filter.query(), PageRequest.of(50, cursor));
        return new View(
                "admin/audit.jte",
                new AuditPage(
                        frame.of(Nav.AUDIT, "Audit log", Twin.of(filter.api())),
                        page.items(),
                        filter,
                        page.next().map(next -> filter.address("/audit", next))));
    }

    /** The same lines as the JSON API gives to {@code Accept: application/x-ndjson}, for a browser, which cannot ask so. */
    @GET
    @Path("entries.ndjson")
    @Produces("application/x-ndjson")
    @Requires(Permission.AUDIT_READ)
    public Response lines(@BeanParam Parameters parameters) {
        Actor reader = frame.actor();
        AuditQuery query = parameters.filter().query();
        StreamingOutput body = out -> log.write(reader, query, out);
        return Response.ok(body)
                .header("Content-Disposition", "attachment; filename=\"audit.ndjson\"")
                .build();
    }
}
