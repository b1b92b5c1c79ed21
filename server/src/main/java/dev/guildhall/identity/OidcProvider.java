package dev.guildhall.identity;

import java.util.Locale;
import java.util.Optional;

/** Whose OIDC tokens are understood: which claims name repository, owner, workflow and run. */
public enum OidcProvider {
    GITHUB("https://token.actions.githubusercontent.com", "https://github.com"),
    GITLAB("https://gitlab.com", "https://gitlab.com");

    private final String issuer;
    private final String site;

    OidcProvider(String issuer, String site) {
        this.issuer = issuer;
        this.site = site;
    }

    /** The issuer of the public service. */
    String issuer() {
        return issuer;
    }

    /** Where people read what an issuer's runs did. */
    String siteOf(String itsIssuer) {
        return itsIssuer.equals(issuer) ? site : itsIssuer.replaceFirst("^(https?://[^/]+).*$", "$1");
    }

    /** Lower-case name, as it stands in the JSON API. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OidcProvider> ofLabel(String label) {
        for (OidcProvider provider : values()) {
            if (provider.label().equals(label)) {
                return Optional.of(provider);
            }
        }
        return Optional.empty();
    }
}
