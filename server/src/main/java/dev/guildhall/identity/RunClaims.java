package dev.guildhall.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the claims of a provider's token into a {@link TrustedRun}; a claim that is missing or odd is a refusal that names it. */
final class RunClaims {
    private static final Pattern ID = Pattern.compile("[0-9]{1,19}");
    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+){1,20}");
    private static final int LONGEST = 500;

    private final JWTClaimsSet claims;

    private RunClaims(JWTClaimsSet claims) {
        this.claims = claims;
    }

    static TrustedRun of(OidcProvider provider, String issuer, JWTClaimsSet claims) {
        RunClaims read = new RunClaims(claims);
        return switch (provider) {
            case GITHUB -> read.github(issuer);
            case GITLAB -> read.gitlab(issuer);
        };
    }

    /** docs.github.com: "OpenID Connect reference". */
    private TrustedRun github(String issuer) {
        String repository = matching("repository", REPOSITORY);
        String sha = matching("sha", SHA);
        String run = matching("run_id", ID);
        String page = OidcProvider.GITHUB.siteOf(issuer) + "/" + repository;
        return new TrustedRun(
                "",
                OidcProvider.GITHUB.label(),
                issuer,
                repository,
                matching("repository_id", ID),
                matching("repository_owner_id", ID),
                text("ref"),
                sha,
                file("workflow_ref", repository + "/"),
                optional("environment"),
                optional("event_name"),
                run,
                page + "/actions/runs/" + run,
                page + "/commit/" + sha);
    }

    /** docs.gitlab.com: "OpenID Connect (OIDC) authentication using ID tokens", token payload. */
    private TrustedRun gitlab(String issuer) {
        String repository = matching("project_path", REPOSITORY);
        String sha = matching("sha", SHA);
        String job = matching("job_id", ID);
        String site = OidcProvider.GITLAB.siteOf(issuer);
        String page = site + "/" + repository;
        return new TrustedRun(
                "",
                OidcProvider.GITLAB.label(),
                issuer,
                repository,
                matching("project_id", ID),
                matching("namespace_id", ID),
                optional("ref_path")
                        .orElseGet(() -> "refs/" + (text("ref_type").equals("tag") ? "tags/" : "heads/") + text("ref")),
                sha,
                file("ci_config_ref_uri", site.replaceFirst("^https?://", "") + "/" + repository + "//"),
                optional("environment"),
                optional("pipeline_source"),
                job,
                page + "/-/jobs/" + job,
                page + "/-/commit/" + sha);
    }

    /** {@code repository/path@ref} without what stands around the path. The last @ counts: a file's name may hold one too. */
    private String file(String claim, String before) {
        String reference = text(claim);
        int at = reference.lastIndexOf('@');
        if (!reference.startsWith(before) || at < before.length()) {
            throw refused(claim, "does not name a file of the repository the token is for");
        }
        return reference.substring(before.length(), at);
    }

    private String matching(String claim, Pattern pattern) {
        String value = text(claim);
        if (!pattern.matcher(value).matches()) {
            throw refused(claim, "has a value that does not look like one");
        }
        return value;
    }

    private String text(String claim) {
        return optional(claim).orElseThrow(() -> refused(claim, "is missing"));
    }

    /** Ids come as text from one provider and as numbers from another. */
    private Optional<String> optional(String claim) {
        Object value = claims.getClaim(claim);
        if (value instanceof Long || value instanceof Integer) {
            return Optional.of(value.toString());
        }
        if (value instanceof String text && !text.isBlank()) {
            if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
                throw refused(claim, "is too long, or has control characters");
            }
            return Optional.of(text);
        }
        return Optional.empty();
    }

    private static RuntimeException refused(String claim, String why) {
        return IdentityProblem.OIDC_REFUSED.because(
                "The claim %s of the OIDC token %s. Use the token that the provider gives to a job, as it is."
                        .formatted(claim, why));
    }
}
