package dev.guildhall.administration;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Publishers of Java code over HTTP; the decision itself is {@code PUT /api/v1/owners/{owner}/trust}. */
@Path("/api/v1/java-publishers")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class JavaPublishersResource {
    private final JavaPublishers publishers;
    private final CurrentActor actor;

    @Inject
    public JavaPublishersResource(JavaPublishers publishers, CurrentActor actor) {
        this.publishers = publishers;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.PLUGINS_READ)
    public Page<JavaPublisher> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return publishers.list(actor.known(), PageRequest.of(limit, cursor));
    }
}
