package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Exchanges an OIDC token of a workflow's run for a short token of ours.
 * {@code throttle → IdTokens.check (may fetch keys, no transaction) → which publisher? → OidcTokens.give (transaction)}.
 */
@Service
public class OidcExchange {
    private static final int MOST_NAMED = 20;

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
     * @param owner with {@code organisation} and {@code publisher} chooses, when one repository is trusted more than once
     * @return 401 for a token that is not in order or was used, 403 naming each difference when no publisher fits
     */
    public Exchanged exchange(
            String token,
            Optional<String> owner,
            Optional<String> organisation,
            Optional<String> publisher,
            String remoteAddress) {
        throttle.enter(remoteAddress);
        IdTokens.Checked checked = tokens.check(token);
        TrustedRun run = RunClaims.of(checked.provider(), checked.issuer(), checked.claims());
        TrustedPublisherStore.Choice choice =
                new TrustedPublisherStore.Choice(owner.map(OwnerName::bare), organisation, publisher);
        return ours.give(checked, publisher(run, choice).key(), run);
    }

    /** By the repository's id only: a name proves nothing, and who is trusted under it is not this run's to know. */
    private TrustedPublisherRow.Found publisher(TrustedRun run, TrustedPublisherStore.Choice choice) {
        List<TrustedPublisherRow.Found> byId = store.ofRepository(run.issuer(), run.repositoryId(), choice);
        List<TrustedPublisherRow.Found> fitting = byId.stream()
                .filter(found -> PublisherMatch.differences(found.row(), run).isEmpty())
                .toList();
        if (fitting.size() > 1) {
            throw ambiguous(fitting);
        }
        return fitting.stream().findFirst().orElseThrow(() -> notTrusted(run, byId));
    }

    private static RuntimeException ambiguous(List<TrustedPublisherRow.Found> fitting) {
        boolean oneOwner = fitting.stream()
                        .map(found -> found.organisationName() + " @" + found.owner())
                        .distinct()
                        .count()
                == 1;
        return IdentityProblem.PUBLISHER_REFUSED.because(
                "This run fits %d trusted publishers: %s. Say which one, as organisation, owner and publisher, as far as they differ."
                        .formatted(
                                fitting.size(),
                                fitting.stream()
                                        .limit(MOST_NAMED)
                                        .map(found -> "%s @%s %s"
                                                .formatted(
                                                        found.organisationName(),
                                                        found.owner(),
                                                        found.row().id()))
                                        .collect(Collectors.joining(", "))),
                Map.of("field", oneOwner ? "publisher" : "owner"));
    }

    /** Names what differs from the closest one: whoever set it up must be able to mend it. */
    private static RuntimeException notTrusted(TrustedRun run, List<TrustedPublisherRow.Found> near) {
        Optional<List<PublisherMatch.Difference>> closest = near.stream()
                .map(found -> PublisherMatch.differences(found.row(), run))
                .min(Comparator.comparingInt(List::size));
        if (closest.isEmpty()) {
            return IdentityProblem.PUBLISHER_NOT_TRUSTED.because(
                    "Nobody here trusts %s (id %s) to publish for the owner given, if one was given. Ids are compared, names prove nothing: a repository that was deleted and made again has another id. Who manages the owner sets it up under /owners/{owner}, or with PUT /api/v1/owners/{owner}/trusted-publishers/{id}."
                            .formatted(run.repository(), run.repositoryId()));
        }
        List<String> differences =
                closest.get().stream().map(PublisherMatch.Difference::shown).toList();
        return IdentityProblem.PUBLISHER_NOT_TRUSTED.because(
                "%s is trusted, but not this run of it: %s. Ids are compared, names prove nothing: a repository that was deleted and made again has another id."
                        .formatted(run.repository(), String.join("; ", differences)),
                Map.of("differences", closest.get()));
    }
}
