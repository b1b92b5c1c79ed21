package dev.guildhall.identity;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which issuers of OIDC tokens are taken for real. Nobody else's keys are ever fetched.
 *
 * @param issuers besides the public ones: {@code ISSUER=provider}, separated by commas
 */
record OidcSettings(String issuers) implements SettingsRecord {
    OidcSettings {
        known(issuers);
    }

    /** The provider whose claims this issuer's tokens have; empty for a stranger. */
    Optional<OidcProvider> providerOf(String issuer) {
        return Optional.ofNullable(known(issuers).get(issuer));
    }

    private static Map<String, OidcProvider> known(String issuers) {
        Map<String, OidcProvider> known = new LinkedHashMap<>();
        for (OidcProvider provider : OidcProvider.values()) {
            known.put(provider.issuer(), provider);
        }
        for (String entry : issuers.split(",")) {
            if (!entry.isBlank()) {
                int equals = entry.lastIndexOf('=');
                String issuer = equals < 0 ? "" : entry.substring(0, equals).strip();
                OidcProvider provider = OidcProvider.ofLabel(
                                entry.substring(equals + 1).strip())
                        .orElse(null);
                if (provider == null || !issuer.matches("https?://[^/?#@\\s]+[^?#@\\s]*[^/?#@\\s]")) {
                    throw new IllegalArgumentException(
                            "guildhall.oidc.issuers has the entry \"" + entry.strip()
                                    + "\"; write ISSUER=github or ISSUER=gitlab, such as https://gitlab.acme.example=gitlab, without a slash at the issuer's end.");
                }
                known.put(issuer, provider);
            }
        }
        return known;
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        OidcSettings settings(Settings settings) {
            return settings.record("guildhall.oidc", OidcSettings.class);
        }
    }
}
