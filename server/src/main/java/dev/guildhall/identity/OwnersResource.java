package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Owners and their members over HTTP; names with or without {@code @}. */
@Path("/api/v1/owners")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class OwnersResource {
    private final Owners owners;
    private final CurrentActor actor;

    @Inject
    public OwnersResource(Owners owners, CurrentActor actor) {
        this.owners = owners;
        this.actor = actor;
    }

    /** Body of {@code PUT /api/v1/owners/{owner}}. */
    public record PutOwner(Optional<String> displayName, Optional<String> team) {}

    /** Body of {@code PUT …/members/{user}}: {@code owner} or {@code publisher}. */
    public record PutMember(String role) {}

    /** Body of {@code PUT …/trust}. */
    public record PutTrust(boolean trusted, String reason) {}

    @GET
    @Requires(Permission.OWNERS_READ)
    public Page<OwnerRow> list(
            @QueryParam("mine") boolean mine,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return owners.list(actor.known(), mine, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{owner}")
    @Requires(Permission.OWNERS_READ)
    public OwnerRow owner(@PathParam("owner") String owner) {
        return owners.owner(actor.known(), owner);
    }

    @PUT
    @Path("{owner}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.OWNERS_WRITE)
    public OwnerRow put(
            @PathParam("owner") String owner,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            PutOwner body) {
        return owners.put(
                actor.known(),
                owner,
                body.displayName().orElse(null),
                body.team().orElse(null),
                Precondition.of(ifMatch, ifNoneMatch));
    }

    @GET
    @Path("{owner}/members")
    @Requires(Permission.OWNERS_READ)
    public Page<MemberRow> members(@PathParam("owner") String owner) {
        List<MemberRow> members = owners.members(actor.known(), owner);
        return new Page<>(members, Optional.empty());
    }

    @PUT
    @Path("{owner}/members/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.OWNERS_WRITE)
    public MemberRow putMember(@PathParam("owner") String owner, @PathParam("user") String user, PutMember body) {
        return owners.putMember(actor.known(), owner, user, body.role());
    }

    @DELETE
    @Path("{owner}/members/{user}")
    @Requires(Permission.OWNERS_WRITE)
    public void removeMember(@PathParam("owner") String owner, @PathParam("user") String user) {
        owners.removeMember(actor.known(), owner, user);
    }

    @PUT
    @Path("{owner}/trust")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.PUBLISHERS_TRUST)
    public OwnerRow trust(@PathParam("owner") String owner, PutTrust body) {
        return owners.trust(actor.known(), owner, body.trusted(), body.reason());
    }
}
