package dev.guildhall.web.profile;

import dev.guildhall.identity.NewToken;
import dev.guildhall.identity.TokenRow;
import dev.guildhall.platform.Permission;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Token pages with sample records. */
public final class SampleTokens {
    private SampleTokens() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put(
                "tokens",
                view(
                        Optional.of(SamplePages.newToken()),
                        List.of(
                                SamplePages.token(
                                        "CI of the skills repository",
                                        "active",
                                        Optional.of(SamplePages.NOW.minusSeconds(400))),
                                SamplePages.token("laptop", "active", Optional.empty()),
                                SamplePages.token("old laptop", "revoked", Optional.empty()),
                                SamplePages.token("trial", "expired", Optional.empty()))));
        views.put("tokens-empty", view(Optional.empty(), List.of()));
        return views;
    }

    private static View view(Optional<NewToken> made, List<TokenRow> tokens) {
        return new View(
                "profile/tokens.jte",
                new TokensPage(
                        SamplePages.chrome(Nav.TOKENS, "Tokens", Twin.of("/api/v1/tokens")),
                        tokens,
                        Optional.empty(),
                        made,
                        SamplePages.ADMINISTRATOR.permissions().stream()
                                .sorted()
                                .map(Permission::scope)
                                .toList(),
                        TokensPage.Typed.NOTHING,
                        Optional.empty(),
                        Optional.empty()));
    }
}
