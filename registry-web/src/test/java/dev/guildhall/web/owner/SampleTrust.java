package dev.guildhall.web.owner;

import dev.guildhall.identity.TrustedPublisherRow;
import dev.guildhall.signing.PublisherKey;
import dev.guildhall.web.SamplePages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Trusted publishers and signing keys with sample records. */
public final class SampleTrust {
    private static final Instant NOW = SamplePages.NOW;

    private SampleTrust() {}

    /** None at all for the other sample page. */
    public static List<TrustedPublisherRow> publishers(boolean some) {
        return some
                ? List.of(
                        new TrustedPublisherRow(
                                "release",
                                "github",
                                "https://token.actions.githubusercontent.com",
                                "acme/skills-with-a-rather-long-name-of-its-repository",
                                "1234567890",
                                "77",
                                Optional.of(".github/workflows/release.yml"),
                                Optional.of("release"),
                                Optional.of("refs/tags/v*"),
                                List.of("code-reviewer", "pdf-tools"),
                                "r.keller",
                                NOW.minusSeconds(900_000),
                                Optional.of(NOW.minusSeconds(3_600))),
                        new TrustedPublisherRow(
                                "mirror",
                                "gitlab",
                                "https://gitlab.acme.example",
                                "group/sub/skills",
                                "42",
                                "9",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(),
                                "r.keller",
                                NOW.minusSeconds(900_000),
                                Optional.empty()))
                : List.of();
    }

    public static List<PublisherKey> keys(boolean some) {
        return some
                ? List.of(
                        key("release-2026", "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "active"),
                        key("release-2025", "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k", "revoked"))
                : List.of();
    }

    private static PublisherKey key(String name, String id, String state) {
        return new PublisherKey(
                name,
                id,
                state,
                "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n",
                "r.keller",
                NOW.minusSeconds(9_000_000),
                state.equals("revoked") ? Optional.of(NOW.minusSeconds(90_000)) : Optional.empty());
    }
}
