package dev.guildhall.hosted;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Sealing;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The accounts of an organisation at hosted runtimes. Keys go in and never come out.
 *
 * <p>A new address takes a new key: else whoever may change the address could have the old key sent to themselves.
 */
@Service
public class HostedConnections {
    private final ConnectionStore store;
    private final Sealing sealing;
    private final Outbound outbound;
    private final ConnectionChange change;
    private final Audit audit;

    @Inject
    HostedConnections(ConnectionStore store, Sealing sealing, Outbound outbound, ConnectionChange change, Audit audit) {
        this.store = store;
        this.sealing = sealing;
        this.outbound = outbound;
        this.change = change;
        this.audit = audit;
    }

    public List<HostedConnection> list(Actor actor) {
        actor.require(Permission.RUNTIMES_OPERATE);
        return store.list(actor.organisation());
    }

    /** Or a problem that says how to connect it. */
    public HostedConnection connection(Actor actor, String runtime) {
        actor.require(Permission.RUNTIMES_OPERATE);
        return kept(actor.organisation(), HostedRuntime.of(runtime)).shown();
    }

    /** Makes or changes it. */
    public HostedConnection put(Actor actor, String runtime, ConnectionBody body, Precondition precondition) {
        actor.require(Permission.RUNTIMES_OPERATE);
        actor.requirePerson();
        HostedRuntime known = HostedRuntime.of(runtime);
        Optional<URI> address = body.baseUrl().map(HostedConnections::address);
        address.ifPresent(outbound::require);
        return change.put(actor, known, address, body.apiKey(), precondition);
    }

    /**
     * Forgets the account and its key.
     *
     * @param abandon also when agents are there; they stay there, and nobody here knows of them any more
     */
    @Transactional
    public void remove(Actor actor, String runtime, boolean abandon) {
        actor.require(Permission.RUNTIMES_OPERATE);
        actor.requirePerson();
        HostedRuntime known = HostedRuntime.of(runtime);
        if (store.find(actor.organisation(), known, true).isEmpty()) {
            throw notConnected(known);
        }
        int pushed = store.pushed(actor.organisation(), known);
        if (pushed > 0 && !abandon) {
            throw HostedProblem.IN_USE.because(
                    "%d agents are at %s. Remove them there first, or add ?abandon=true to leave them there for good."
                            .formatted(pushed, known.title()));
        }
        store.delete(actor.organisation(), known);
        audit.append(actor, "hosted-runtime.disconnected", known.id(), Map.of("abandoned", pushed));
    }

    /** Address and key, for the calls of one job. */
    Account account(UUID organisation, HostedRuntime runtime) {
        ConnectionStore.Kept kept = kept(organisation, runtime);
        String key = new String(
                sealing.open(kept.sealedKey(), ConnectionChange.context(organisation, runtime)),
                StandardCharsets.US_ASCII);
        return new Account(URI.create(kept.shown().baseUrl()), key);
    }

    /** Whether there is one; else a problem that says how to make it. */
    void require(UUID organisation, HostedRuntime runtime) {
        kept(organisation, runtime);
    }

    private ConnectionStore.Kept kept(UUID organisation, HostedRuntime runtime) {
        return store.find(organisation, runtime, false).orElseThrow(() -> notConnected(runtime));
    }

    private static RuntimeException notConnected(HostedRuntime runtime) {
        return HostedProblem.NOT_CONNECTED.because(
                "An operator connects %s with PUT /api/v1/hosted-runtimes/%s and {\"apiKey\": \"…\"}."
                        .formatted(runtime.title(), runtime.id()));
    }

    /** Scheme, host and port; a path, a query or a user name has no place in it. */
    private static URI address(String text) {
        try {
            URI uri = new URI(text.strip().replaceFirst("/+$", ""));
            if (uri.getScheme() != null
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Said below, as for every other text that is no address.
        }
        throw PlatformProblem.INVALID_FIELD.because(
                "baseUrl is scheme, host and port, as in https://api.example.com.", Map.of("field", "baseUrl"));
    }
}
