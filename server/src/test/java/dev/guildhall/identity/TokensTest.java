package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TokensTest {
    private final Tokens tokens = Wired.bean(Tokens.class);
    private final Credentials credentials = Wired.bean(Credentials.class);
    private final World world = new World();
    private final Actor ada = world.user("ada", Role.AUTHOR);

    @Test
    void valueIsShownOnceAndStoredNowhere() throws Exception {
        NewToken made = tokens.create(ada, "CI", List.of("skills:publish", "skills:read"), Duration.ofDays(30));

        assertThat(made.value()).matches("gh_[A-Za-z0-9_-]{43}");
        assertThat(made.toString()).doesNotContain(made.value());
        assertThat(made.token().expiresAt()).isEqualTo(made.token().createdAt().plus(Duration.ofDays(30)));
        assertThat(tokens.list(ada, PageRequest.first(10)).items()).containsExactly(made.token());
        assertThat(dump()).contains(made.token().id().toString()).doesNotContain(made.value());
    }

    @Test
    void mayOnlyWhatItsScopesAndItsUsersRoleBothAllow() {
        NewToken made = tokens.create(ada, "CI", List.of("skills:publish"), Duration.ofDays(1));

        Actor actor = credentials.token(made.value()).actor();
        assertThat(actor.permissions()).containsExactly(Permission.SKILLS_PUBLISH);
        assertThat(actor.token()).contains(made.token().id());

        World.inTransaction(
                () -> Wired.bean(UserStore.class).byId(ada.user()).orElseThrow().become(Role.VIEWER));
        assertThat(credentials.token(made.value()).actor().permissions()).isEmpty();
    }

    @Test
    void scopesNeverExceedOnesOwn() {
        refused(
                IdentityProblem.SCOPES_REFUSED,
                () -> tokens.create(ada, "x", List.of("users:write"), Duration.ofDays(1)));
        refused(
                IdentityProblem.SCOPES_REFUSED,
                () -> tokens.create(ada, "x", List.of("skills:fly"), Duration.ofDays(1)));
        refused(IdentityProblem.SCOPES_REFUSED, () -> tokens.create(ada, "x", List.of(), Duration.ofDays(1)));

        NewToken narrow = tokens.create(ada, "x", List.of("tokens:own"), Duration.ofDays(1));
        Actor narrowed = credentials.token(narrow.value()).actor();
        refused(
                IdentityProblem.SCOPES_REFUSED,
                () -> tokens.create(narrowed, "y", List.of("skills:publish"), Duration.ofDays(1)));
    }

    @Test
    void livesAnHourToAYear() {
        List<String> scopes = List.of("skills:read");
        refused(IdentityProblem.LIFETIME_REFUSED, () -> tokens.create(ada, "x", scopes, Duration.ofMinutes(59)));
        refused(IdentityProblem.LIFETIME_REFUSED, () -> tokens.create(ada, "x", scopes, Duration.ofDays(367)));
        refused(IdentityProblem.NAME_REFUSED, () -> tokens.create(ada, "  ", scopes, Duration.ofDays(1)));
    }

    @Test
    void revokedAndExpiredTokensAreRefusedInWords() throws Exception {
        NewToken revoked = tokens.create(ada, "x", List.of("skills:read"), Duration.ofDays(1));
        assertThat(tokens.revoke(ada, revoked.token().id()).state()).isEqualTo("revoked");
        assertThat(tokens.revoke(ada, revoked.token().id()).state()).isEqualTo("revoked");
        assertThatThrownBy(() -> credentials.token(revoked.value())).hasMessageContaining("revoked");

        NewToken expired = tokens.create(ada, "x", List.of("skills:read"), Duration.ofDays(1));
        execute(
                "update api_token set expires_at = now() - interval '1 second' where id = ?",
                expired.token().id());
        assertThatThrownBy(() -> credentials.token(expired.value())).hasMessageContaining("expired");
        assertThat(tokens.list(ada, PageRequest.first(1)).items().getFirst().state())
                .isEqualTo("expired");

        assertThatThrownBy(() -> credentials.token("gh_" + "x".repeat(43))).hasMessageContaining("not known");
        assertThatThrownBy(() -> credentials.token("x".repeat(5000))).hasMessageContaining("no token");
    }

    @Test
    void childrenEndWithTheirParentAndNeverLater() {
        List<String> own = List.of("skills:read", "tokens:own");
        NewToken parent = tokens.create(ada, "parent", own, Duration.ofDays(2));
        Actor withParent = credentials.token(parent.value()).actor();
        NewToken child = tokens.create(withParent, "child", own, Duration.ofDays(30));
        NewToken shorter = tokens.create(withParent, "shorter", own, Duration.ofDays(1));
        NewToken grandchild =
                tokens.create(credentials.token(child.value()).actor(), "grandchild", own, Duration.ofDays(30));
        NewToken other = tokens.create(ada, "other", own, Duration.ofDays(30));

        assertThat(child.token().expiresAt()).isEqualTo(parent.token().expiresAt());
        assertThat(grandchild.token().expiresAt()).isEqualTo(parent.token().expiresAt());
        assertThat(shorter.token().expiresAt()).isBefore(parent.token().expiresAt());

        tokens.revoke(ada, parent.token().id());
        for (NewToken ended : List.of(parent, child, shorter, grandchild)) {
            assertThatThrownBy(() -> credentials.token(ended.value())).hasMessageContaining("revoked");
        }
        assertThat(credentials.token(other.value()).actor().login()).isEqualTo(ada.login());
        refused(IdentityProblem.TOKEN_REFUSED, () -> tokens.create(withParent, "too late", own, Duration.ofDays(1)));
    }

    @Test
    void whatIsMadeInASessionOpenedWithATokenEndsWithThatToken() {
        List<String> own = List.of("skills:read", "tokens:own");
        NewToken parent = tokens.create(ada, "parent", own, Duration.ofDays(2));
        SignIn.OpenedSession session = Wired.bean(SignIn.class).withToken(parent.value(), "10.0.0.7");
        Api.Answer made = Api.anonymous()
                .with("Cookie", "guildhall_session=" + session.cookie())
                .with("Sec-Fetch-Site", "same-origin")
                .post("/api/v1/tokens", "{\"name\":\"child\",\"scopes\":[\"skills:read\"],\"days\":30}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getJsonObject("token").getString("expiresAt"))
                .isEqualTo(parent.token().expiresAt().toString());
        tokens.revoke(ada, parent.token().id());
        assertThatThrownBy(() -> credentials.token(made.json().getString("value")))
                .hasMessageContaining("revoked");
    }

    @Test
    void listsNewestFirstPageByPage() {
        NewToken first = tokens.create(ada, "1", List.of("skills:read"), Duration.ofDays(1));
        NewToken second = tokens.create(ada, "2", List.of("skills:read"), Duration.ofDays(1));
        NewToken third = tokens.create(ada, "3", List.of("skills:read"), Duration.ofDays(1));

        Page<TokenRow> page = tokens.list(ada, PageRequest.first(2));
        assertThat(page.items()).containsExactly(third.token(), second.token());
        assertThat(tokens.list(ada, PageRequest.of(2, page.next().orElseThrow()))
                        .items())
                .containsExactly(first.token());
    }

    @Test
    void lastUseIsWrittenAtMostOnceAMinute() throws Exception {
        NewToken made = tokens.create(ada, "x", List.of("skills:read"), Duration.ofDays(1));
        LastUses uses = Wired.bean(LastUses.class);
        uses.ofToken(made.token().id());
        for (int i = 0; i < 100 && lastUse(made).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(lastUse(made)).isPresent();

        execute(
                "update api_token set last_used_at = null where id = ?",
                made.token().id());
        uses.ofToken(made.token().id());
        Thread.sleep(300);
        assertThat(lastUse(made)).isEmpty();
    }

    private java.util.Optional<java.time.Instant> lastUse(NewToken made) {
        return Wired.bean(TokenStore.class)
                .row(ada.user(), made.token().id())
                .orElseThrow()
                .lastUsedAt();
    }

    private static String dump() throws Exception {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select (select string_agg(t::text, ' ') from api_token t) || (select string_agg(a::text, ' ') from audit_entry a)");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void execute(String sql, UUID id) throws Exception {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
