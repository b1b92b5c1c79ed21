package dev.guildhall.identity;

import dev.guildhall.platform.ProblemType;

/** Problems of signing in, of tokens, users, teams, owners and organisations. */
public enum IdentityProblem implements ProblemType {
    SIGN_IN_REFUSED("sign-in-refused", 401, "Signing in was refused"),
    TOKEN_REFUSED("token-refused", 401, "The API token is not accepted"),
    TOO_MANY_ATTEMPTS("too-many-attempts", 429, "Too many attempts to sign in"),
    PASSWORD_REFUSED("password-refused", 422, "The password cannot be used"),
    SCOPES_REFUSED("scopes-refused", 422, "The token may not have these scopes"),
    LIFETIME_REFUSED("lifetime-refused", 422, "The token may not live that long or that short"),
    OIDC_REFUSED("oidc-token-refused", 401, "The OIDC token is not accepted"),
    PUBLISHER_NOT_TRUSTED("publisher-not-trusted", 403, "No trusted publisher fits the token"),
    PUBLISHER_REFUSED("trusted-publisher-refused", 422, "The trusted publisher cannot be set up so"),
    ISSUER_UNAVAILABLE("oidc-issuer-unavailable", 503, "The issuer's keys cannot be had"),
    TOO_MANY_EXCHANGES("too-many-exchanges", 429, "Too many tokens to exchange"),
    UNKNOWN_PUBLISHER("unknown-trusted-publisher", 404, "There is no such trusted publisher"),
    UNKNOWN_TOKEN("unknown-token", 404, "There is no such token"),
    UNKNOWN_OWNER("unknown-owner", 404, "There is no such owner"),
    UNKNOWN_MEMBER("unknown-member", 404, "There is no such member"),
    UNKNOWN_USER("unknown-user", 404, "There is no such user"),
    USER_DISABLED("user-disabled", 409, "The user is disabled"),
    INVITATION_OVER("invitation-over", 410, "The invitation is over"),
    UNKNOWN_TEAM("unknown-team", 404, "There is no such team"),
    UNKNOWN_ORGANISATION("unknown-organisation", 404, "There is no such organisation"),
    NAME_REFUSED("name-refused", 422, "The name cannot be used"),
    NAME_CONFUSABLE("name-confusable", 422, "The name could be confused with another"),
    NAME_TAKEN("name-taken", 409, "The name is taken"),
    NOT_A_MEMBER("not-a-member", 403, "Only members of the owner may do this"),
    LAST_OWNER("last-owner", 409, "An owner needs somebody who manages it"),
    LAST_ADMINISTRATOR("last-administrator", 409, "An organisation needs an administrator");

    private final String slug;
    private final int status;
    private final String title;

    IdentityProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
