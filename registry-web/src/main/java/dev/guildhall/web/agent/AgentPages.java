package dev.guildhall.web.agent;

import dev.guildhall.agents.ReceiptRow;
import dev.guildhall.agents.Receipts;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** What an agent is, what somebody should look at, and where it is installed. */
@Path("/agents/{agent}")
@Service
@Produces(MediaType.TEXT_HTML)
public class AgentPages {
    private final AgentHeads heads;
    private final Frame frame;
    private final Receipts receipts;

    @Inject
    public AgentPages(AgentHeads heads, Frame frame, Receipts receipts) {
        this.heads = heads;
        this.frame = frame;
        this.receipts = receipts;
    }

    @GET
    @Requires(Permission.AGENTS_READ)
    public View overview(
            @PathParam("agent") String name,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("note") @DefaultValue("") String note) {
        AgentHead head = heads.head(name, AgentTab.OVERVIEW, note);
        Page<ReceiptRow> places = receipts.list(frame.actor(), name, PageRequest.of(25, cursor));
        return new View(
                "agent/overview.jte",
                new OverviewPage(
                        head,
                        places.items(),
                        places.next()
                                .map(next ->
                                        Addresses.withQuery(head.address().page(), Map.of("cursor", next)))));
    }
}
