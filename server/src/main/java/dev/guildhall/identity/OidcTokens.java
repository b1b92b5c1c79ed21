package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Json;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The transaction of an exchange: {@code used before? → still trusted? → token · audit}. */
@Service
class OidcTokens {
    static final Duration LIFETIME = Duration.ofMinutes(15);

    private final TrustedPublisherStore store;
    private final Audit audit;

    @Inject
    OidcTokens(TrustedPublisherStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
    }

    /** @param key of the publisher that fitted a moment ago; it is read again, because its trust may have ended since */
    @Transactional
    OidcExchange.Exchanged give(IdTokens.Checked checked, UUID key, TrustedRun claimed) {
        if (!store.note(checked.issuer(), checked.tokenId(), checked.expiresAt())) {
            throw IdentityProblem.OIDC_REFUSED.because(
                    "The OIDC token was exchanged before. Each one is taken once: ask the provider for a new one.");
        }
        TrustedPublisherRow.Found publisher = store.held(key)
                .filter(found ->
                        PublisherMatch.differences(found.row(), claimed).isEmpty())
                .orElseThrow(
                        () -> IdentityProblem.PUBLISHER_NOT_TRUSTED.because(
                                "The trusted publisher was changed or removed at the same moment. Ask the provider for a new token and try again."));
        TrustedRun run = named(claimed, publisher.row().id());
        String value = TokenMaking.PREFIX + Secret.random();
        UUID id = Ids.next();
        Instant now = Moment.now();
        Instant expiresAt = now.plus(LIFETIME);
        List<String> scopes = List.of(Permission.SKILLS_PUBLISH.scope());
        TokenStore.Draft token = new TokenStore.Draft(
                id,
                publisher.organisation(),
                publisher.key(),
                publisher.row().id(),
                value.substring(0, TokenMaking.SHOWN),
                Secret.hash(value),
                scopes,
                false,
                now,
                expiresAt,
                Optional.empty());
        store.addToken(token, publisher.key(), Json.text(run));
        audit.append(
                publisher.organisation(),
                run.login(),
                "trusted-publisher.exchanged",
                "@" + publisher.owner(),
                Map.of("id", publisher.row().id(), "token", id.toString(), "run", run.runUrl(), "sha", run.sha()));
        return new OidcExchange.Exchanged(
                value, expiresAt, publisher.organisationName(), publisher.owner(), scopes, run);
    }

    private static TrustedRun named(TrustedRun run, String publisher) {
        return new TrustedRun(
                publisher,
                run.provider(),
                run.issuer(),
                run.repository(),
                run.repositoryId(),
                run.ownerId(),
                run.ref(),
                run.sha(),
                run.workflow(),
                run.environment(),
                run.event(),
                run.runId(),
                run.runUrl(),
                run.commitUrl());
    }
}
