package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Exchanges an OIDC token of a workflow's run for a short token of ours.
 * {@code throttle → IdTokens.check (may fetch keys, no transaction) → which publisher? → OidcTokens.give (transaction)}.
 */
@Service
public class OidcExchange {
    private final ExchangeThrottle throttle;
    private final IdTokens tokens;
    private final TrustedPublisherStore store;
    private final OidcTokens ours;

    @Inject
    OidcExchange(ExchangeThrottle throttle, IdTokens tokens, TrustedPublisherStore store, OidcTokens ours) {
        this.throttle = throttle;
        this.tokens = tokens;
        this.store = store;
        this.ours = ours;
    }

    /**
     * What a run gets.
     *
     * @param token lives a quarter of an hour and publishes for this owner only
     */
    public record Exchanged(
            String token,
            Instant expiresAt,
            String organisation,
            String owner,
            List<String> scopes,
            TrustedRun provenance) {
        @Override
        public String toString() {
            return "Exchanged[" + owner + ", " + provenance + "]";
        }
    }

    /**
     * @param owner and {@code organisation} choose, when one repository is trusted by several
     * @return 401 for a token that is not in order or was used, 403 naming each difference when no publisher fits
     */
    public Exchanged exchange(
            String token, Optional<String> owner, Optional<String> organisation, String remoteAddress) {
        throttle.enter(remoteAddress);
        IdTokens.Checked checked = tokens.check(token);
        TrustedRun run = RunClaims.of(checked.provider(), checked.issuer(), checked.claims());
        TrustedPublisherRow.Found publisher = publisher(run, owner.map(OwnerName::bare), organisation);
        return ours.give(checked, publisher, run);
    }

    private TrustedPublisherRow.Found publisher(TrustedRun run, Optional<String> owner, Optional<String> organisation) {
        List<TrustedPublisherRow.Found> byId =
                narrowed(store.ofRepository(run.issuer(), run.repositoryId()), owner, organisation);
        List<TrustedPublisherRow.Found> fitting = byId.stream()
                .filter(found -> PublisherMatch.differences(found.row(), run).isEmpty())
                .toList();
        List<String> owners = fitting.stream()
                .map(found -> found.organisationName() + " @" + found.owner())
                .distinct()
                .toList();
        if (owners.size() > 1) {
            throw IdentityProblem.PUBLISHER_REFUSED.because(
                    "This repository is trusted by %d owners. Say which one, as owner and, where it is needed, organisation."
                            .formatted(owners.size()),
                    Map.of("field", "owner"));
        }
        return fitting.stream()
                .findFirst()
                .orElseThrow(() -> notTrusted(
                        run,
                        byId.isEmpty()
                                ? narrowed(store.ofRepositoryName(run.issuer(), run.repository()), owner, organisation)
                                : byId));
    }

    private static List<TrustedPublisherRow.Found> narrowed(
            List<TrustedPublisherRow.Found> found, Optional<String> owner, Optional<String> organisation) {
        return found.stream()
                .filter(each -> owner.isEmpty() || owner.get().equals(each.owner()))
                .filter(each -> organisation.isEmpty() || organisation.get().equals(each.organisationName()))
                .toList();
    }

    /** Names what differs from the closest one: whoever set it up must be able to mend it. */
    private static RuntimeException notTrusted(TrustedRun run, List<TrustedPublisherRow.Found> near) {
        Optional<List<PublisherMatch.Difference>> closest = near.stream()
                .map(found -> PublisherMatch.differences(found.row(), run))
                .min(java.util.Comparator.comparingInt(List::size));
        if (closest.isEmpty()) {
            return IdentityProblem.PUBLISHER_NOT_TRUSTED.because(
                    "Nobody here trusts %s (id %s) to publish%s. Who manages the owner sets it up under /owners/{owner}, or with PUT /api/v1/owners/{owner}/trusted-publishers/{id}."
                            .formatted(run.repository(), run.repositoryId(), " for the owner given, if one was given"));
        }
        List<String> differences =
                closest.get().stream().map(PublisherMatch.Difference::shown).toList();
        return IdentityProblem.PUBLISHER_NOT_TRUSTED.because(
                "%s is trusted, but not this run of it: %s. Ids are compared, names prove nothing: a repository that was deleted and made again has another id."
                        .formatted(run.repository(), String.join("; ", differences)),
                Map.of("differences", closest.get()));
    }
}
