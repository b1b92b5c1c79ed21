package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The workflows an owner trusts to publish: everybody in the organisation sees them, who manages the owner changes them. */
@Service
public class TrustedPublishers {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final TrustedPublisherStore store;
    private final Owners owners;
    private final OidcSettings settings;
    private final Audit audit;

    @Inject
    TrustedPublishers(TrustedPublisherStore store, Owners owners, OidcSettings settings, Audit audit) {
        this.store = store;
        this.owners = owners;
        this.settings = settings;
        this.audit = audit;
    }

    public List<TrustedPublisherRow> list(Actor actor, String owner) {
        return store.list(actor.organisation(), owners.owner(actor, owner).id());
    }

    /** Of every owner of the organisation, the oldest first. */
    public Page<OwnedPublisher> everywhere(Actor actor, PageRequest page) {
        UUID after = page.part(0, 1).map(TrustedPublishers::key).orElse(BEFORE_ALL);
        Page<TrustedPublisherRow.Found> found = Page.of(
                store.page(actor.organisation(), after, page.limit() + 1),
                page.limit(),
                row -> PageRequest.cursor(row.key().toString()));
        return new Page<>(
                found.items().stream()
                        .map(row -> new OwnedPublisher(row.owner(), row.row()))
                        .toList(),
                found.next());
    }

    public TrustedPublisherRow publisher(Actor actor, String owner, String name) {
        OwnerRow found = owners.owner(actor, owner);
        return found(actor, found, name).row();
    }

    /** Sets it up or changes it; a change ends the tokens that its runs hold. */
    @Transactional
    public TrustedPublisherRow put(Actor actor, String owner, String name, PutTrustedPublisher put) {
        actor.require(Permission.OWNERS_WRITE);
        OwnerRow managed = owners.managed(actor, owner);
        Name.slug("id", name);
        String issuer = issuer(put);
        Optional<TrustedPublisherRow.Found> before = store.named(actor.organisation(), managed.id(), name);
        if (before.isEmpty() && store.list(actor.organisation(), managed.id()).size() >= TrustedPublisherStore.MOST) {
            throw IdentityProblem.PUBLISHER_REFUSED.because("@%s has %d trusted publishers, the most there may be."
                    .formatted(managed.name(), TrustedPublisherStore.MOST));
        }
        UUID key = before.map(TrustedPublisherRow.Found::key).orElseGet(Ids::next);
        store.put(key, actor.organisation(), managed.id(), name, issuer, put, actor.login());
        TrustedPublisherRow after = found(actor, managed, name).row();
        if (before.filter(found -> same(found.row(), after)).isEmpty()) {
            store.endTokens(key);
            audit.append(
                    actor,
                    before.isPresent() ? "trusted-publisher.changed" : "trusted-publisher.added",
                    "@" + managed.name(),
                    details(after));
        }
        return after;
    }

    @Transactional
    public void remove(Actor actor, String owner, String name) {
        actor.require(Permission.OWNERS_WRITE);
        OwnerRow managed = owners.managed(actor, owner);
        TrustedPublisherRow.Found found = found(actor, managed, name);
        store.delete(found.key());
        audit.append(actor, "trusted-publisher.removed", "@" + managed.name(), details(found.row()));
    }

    /** The issuer's keys are what everything hangs on: only ones that an administrator knows. */
    private String issuer(PutTrustedPublisher put) {
        OidcProvider provider = OidcProvider.ofLabel(put.provider())
                .orElseThrow(() -> IdentityProblem.PUBLISHER_REFUSED.because(
                        "provider must be github or gitlab.", Map.of("field", "provider")));
        String issuer = put.issuer().orElse(provider.issuer()).replaceFirst("/+$", "");
        if (settings.providerOf(issuer).filter(provider::equals).isEmpty()) {
            throw IdentityProblem.PUBLISHER_REFUSED.because(
                    "The issuer %s is not known here as one of %s. An administrator adds %s=%s to guildhall.oidc.issuers; leave issuer out for the public service."
                            .formatted(
                                    issuer.length() > 200 ? issuer.substring(0, 200) + "…" : issuer,
                                    put.provider(),
                                    "ISSUER",
                                    put.provider()),
                    Map.of("field", "issuer"));
        }
        return issuer;
    }

    private TrustedPublisherRow.Found found(Actor actor, OwnerRow owner, String name) {
        return store.named(actor.organisation(), owner.id(), name).orElseThrow(() -> unknown(owner, name));
    }

    private static Problem unknown(OwnerRow owner, String name) {
        return IdentityProblem.UNKNOWN_PUBLISHER.because(
                "@%s has no trusted publisher of this name. GET /api/v1/owners/%s/trusted-publishers lists them."
                        .formatted(owner.name(), owner.name()),
                Map.of("id", name));
    }

    private static UUID key(String cursor) {
        if (!cursor.matches("[0-9a-f-]{36}")) {
            throw PageRequest.badCursor();
        }
        return UUID.fromString(cursor);
    }

    private static boolean same(TrustedPublisherRow before, TrustedPublisherRow after) {
        return before.equals(after);
    }

    private static Map<String, Object> details(TrustedPublisherRow row) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("id", row.id());
        details.put("issuer", row.issuer());
        details.put("repository", row.repository());
        details.put("repositoryId", row.repositoryId());
        details.put("ownerId", row.ownerId());
        row.workflow().ifPresent(value -> details.put("workflow", value));
        row.environment().ifPresent(value -> details.put("environment", value));
        row.ref().ifPresent(value -> details.put("ref", value));
        details.put("skills", row.skills());
        return details;
    }
}
