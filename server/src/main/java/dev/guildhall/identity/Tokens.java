package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The actor's own API tokens: {@code gh_} and 256 random bits, stored as SHA-256, scoped, expiring, ending with their parent. */
@Service
public class Tokens {
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final TokenStore store;
    private final TokenMaking making;
    private final CurrentSession session;
    private final Audit audit;

    @Inject
    Tokens(TokenStore store, TokenMaking making, CurrentSession session, Audit audit) {
        this.store = store;
        this.making = making;
        this.session = session;
        this.audit = audit;
    }

    /**
     * Made with a token, or in a session that was opened with one, it lives no longer than that token and ends with it.
     *
     * @param scopes outside names of permissions; none may exceed what the actor may do now
     * @param lifetime 1 hour to 366 days
     */
    @Transactional
    public NewToken create(Actor actor, String name, List<String> scopes, Duration lifetime) {
        actor.require(Permission.TOKENS_OWN);
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw IdentityProblem.LIFETIME_REFUSED.because(
                    "A token lives 1 hour to 366 days; %s is outside of that.".formatted(lifetime),
                    Map.of("field", "days"));
        }
        List<String> checked = check(actor, scopes);
        NewToken made = making.make(
                actor.organisation(), actor.user(), Name.display("name", name, ""), checked, lifetime, parent(actor));
        audit.append(
                actor,
                "token.created",
                made.token().id().toString(),
                Map.of(
                        "name",
                        made.token().name(),
                        "scopes",
                        checked,
                        "expiresAt",
                        made.token().expiresAt().toString()));
        return made;
    }

    private Optional<TokenStore.Parent> parent(Actor actor) {
        Optional<UUID> used = actor.token().or(() -> session.id().flatMap(store::ofSession));
        return used.map(
                token -> store.parent(token)
                        .orElseThrow(
                                () -> IdentityProblem.TOKEN_REFUSED.because(
                                        "The token you work with was revoked or expired at this moment; what it makes would end with it.")));
    }

    public Page<TokenRow> list(Actor actor, PageRequest page) {
        return store.list(actor.user(), page);
    }

    @Transactional
    public TokenRow revoke(Actor actor, UUID token) {
        actor.require(Permission.TOKENS_OWN);
        if (store.revoke(actor.user(), token)) {
            audit.append(actor, "token.revoked", token.toString(), Map.of());
        }
        return store.row(actor.user(), token)
                .orElseThrow(() -> IdentityProblem.UNKNOWN_TOKEN.because(
                        "You have no token of this id. GET /api/v1/tokens lists yours."));
    }

    private static List<String> check(Actor actor, List<String> scopes) {
        List<String> wanted = scopes.stream().distinct().sorted().toList();
        List<String> known =
                Arrays.stream(Permission.values()).map(Permission::scope).toList();
        if (wanted.isEmpty()) {
            throw IdentityProblem.SCOPES_REFUSED.because(
                    "scopes is empty; name what the token may do: " + String.join(", ", own(actor)) + ".",
                    Map.of("field", "scopes"));
        }
        for (String scope : wanted) {
            if (!known.contains(scope)) {
                throw IdentityProblem.SCOPES_REFUSED.because(
                        "\"%s\" is no scope. Known: %s."
                                .formatted(
                                        scope.length() > 60 ? scope.substring(0, 60) + "…" : scope,
                                        String.join(", ", known)),
                        Map.of("field", "scopes"));
            } else if (!own(actor).contains(scope)) {
                throw IdentityProblem.SCOPES_REFUSED.because(
                        "%s is more than you may do yourself: %s.".formatted(scope, String.join(", ", own(actor))),
                        Map.of("field", "scopes"));
            }
        }
        return wanted;
    }

    private static List<String> own(Actor actor) {
        return actor.permissions().stream().map(Permission::scope).sorted().collect(Collectors.toList());
    }
}
