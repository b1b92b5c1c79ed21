package dev.guildhall.web.owner;

import dev.guildhall.identity.PutTrustedPublisher;
import dev.guildhall.identity.TrustedPublishers;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerKeys;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Note;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;

/** The forms of an owner's page that change its trusted publishers and signing keys. */
@Path("/owners/{owner:(?:@|%40)[^/]+}/{what:trusted-publishers|signing-keys}")
@Service
@Produces(MediaType.TEXT_HTML)
public class OwnerTrustPages {
    private static final String PUBLISHERS = "trusted-publishers";

    private final OwnerPages pages;
    private final TrustedPublishers publishers;
    private final OwnerKeys keys;

    @Inject
    public OwnerTrustPages(OwnerPages pages, TrustedPublishers publishers, OwnerKeys keys) {
        this.pages = pages;
        this.publishers = publishers;
        this.keys = keys;
    }

    /** What a form sent; both forms come here. */
    @POST
    @Requires(Permission.OWNERS_WRITE)
    public Response put(
            @PathParam("owner") String segment,
            @PathParam("what") String what,
            @FormParam("id") @DefaultValue("") String id,
            @FormParam("publicKey") @DefaultValue("") String publicKey,
            @FormParam("provider") @DefaultValue("") String provider,
            @FormParam("issuer") @DefaultValue("") String issuer,
            @FormParam("repository") @DefaultValue("") String repository,
            @FormParam("repositoryId") @DefaultValue("") String repositoryId,
            @FormParam("ownerId") @DefaultValue("") String ownerId,
            @FormParam("workflow") @DefaultValue("") String workflow,
            @FormParam("environment") @DefaultValue("") String environment,
            @FormParam("ref") @DefaultValue("") String ref) {
        String owner = Addresses.ownerName(segment);
        return what.equals(PUBLISHERS)
                ? pages.change(
                        owner,
                        Note.OWNER_SAVED,
                        actor -> publishers.put(
                                actor,
                                owner,
                                id.strip(),
                                new PutTrustedPublisher(
                                        provider,
                                        Optional.of(issuer),
                                        repository,
                                        repositoryId.strip(),
                                        ownerId.strip(),
                                        Optional.of(workflow),
                                        Optional.of(environment),
                                        Optional.of(ref),
                                        List.of())))
                : pages.change(owner, Note.OWNER_SAVED, actor -> keys.put(actor, owner, id.strip(), publicKey));
    }

    @POST
    @Path("{id}/{action:remove|revoke}")
    @Requires(Permission.OWNERS_WRITE)
    public Response end(
            @PathParam("owner") String segment, @PathParam("what") String what, @PathParam("id") String id) {
        String owner = Addresses.ownerName(segment);
        return what.equals(PUBLISHERS)
                ? pages.change(owner, Note.OWNER_SAVED, actor -> publishers.remove(actor, owner, id))
                : pages.change(owner, Note.OWNER_SAVED, actor -> keys.revoke(actor, owner, id));
    }
}
