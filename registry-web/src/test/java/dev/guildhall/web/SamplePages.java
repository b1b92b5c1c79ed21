package dev.guildhall.web;

import dev.guildhall.identity.MemberRow;
import dev.guildhall.identity.NewToken;
import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.TokenRow;
import dev.guildhall.identity.UserRow;
import dev.guildhall.platform.Actor;
import dev.guildhall.web.admin.SampleAdmin;
import dev.guildhall.web.agent.SampleAgents;
import dev.guildhall.web.agent.SampleHarnesses;
import dev.guildhall.web.gateway.SampleGateway;
import dev.guildhall.web.imports.SampleImports;
import dev.guildhall.web.layout.Assets;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Look;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.owner.OwnerPage;
import dev.guildhall.web.owner.OwnersPage;
import dev.guildhall.web.owner.SampleTrust;
import dev.guildhall.web.problem.SampleProblems;
import dev.guildhall.web.profile.ProfilePage;
import dev.guildhall.web.profile.SampleTokens;
import dev.guildhall.web.publish.SampleDrafts;
import dev.guildhall.web.review.SampleReviews;
import dev.guildhall.web.signin.SignInPage;
import dev.guildhall.web.skill.SampleComparisons;
import dev.guildhall.web.skill.SampleDependencies;
import dev.guildhall.web.skill.SampleSkills;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Every page with sample records, so that a template is drawn without a server. */
public final class SamplePages {
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    public static final Assets ASSETS = new Assets();
    private static final Look LOOK = new Look(ASSETS.base(), ASSETS.sprite(), "1.0.0", "http://localhost:9080");

    public static final Actor ADMINISTRATOR = actor(Role.ADMINISTRATOR);
    public static final Actor VIEWER = actor(Role.VIEWER);

    private SamplePages() {}

    /** File name to page. */
    static Map<String, View> all() {
        Map<String, View> pages = new LinkedHashMap<>();
        pages.put("signin", signIn(Optional.empty(), true));
        pages.put("signin-refused", signIn(Optional.of(refusal("sign-in-refused", 401)), false));
        pages.putAll(SampleSkills.views());
        pages.putAll(SampleComparisons.views());
        pages.putAll(SampleDependencies.views());
        pages.putAll(SampleDrafts.views());
        pages.putAll(SampleImports.views());
        pages.putAll(SampleAgents.views());
        pages.putAll(SampleHarnesses.views());
        pages.putAll(SampleGateway.views());
        pages.putAll(SampleTokens.views());
        pages.put("profile", profile(true));
        pages.put("profile-first", profile(false));
        pages.put("owners", owners(owners(), Optional.empty()));
        pages.put("owners-empty", owners(List.of(), Optional.of(refusal("owner-name-reserved", 422))));
        pages.put("owner", owner(true));
        pages.put("owner-viewer", owner(false));
        pages.putAll(SampleAdmin.views());
        pages.putAll(SampleReviews.views());
        pages.putAll(SampleProblems.views());
        return pages;
    }

    public static Chrome chrome(Nav nav, String title, Twin twin) {
        return chrome(Optional.of(ADMINISTRATOR), nav, title, twin);
    }

    public static Chrome chrome(Optional<Actor> actor, Nav nav, String title, Twin twin) {
        return new Chrome(actor, nav, title, twin, Chrome.Search.EMPTY, LOOK, NOW, 3, 61);
    }

    public static List<OwnerRow> owners() {
        return List.of(
                owner("acme", true, "owner"),
                owner("docs-guild", false, "publisher"),
                owner("platform-team", true, null));
    }

    public static Refusal refusal(String slug, int status) {
        return new Refusal(
                status,
                slug,
                "It was refused",
                "The user name or the password is wrong. After five failures wait a minute.");
    }

    public static TokenRow token(String name, String state, Optional<Instant> used) {
        return new TokenRow(
                new UUID(7, name.hashCode()),
                name,
                "gh_9fK2",
                List.of("skills:read", "skills:publish"),
                NOW.minusSeconds(8_000_000),
                NOW.plusSeconds(2_000_000),
                used,
                state,
                name.equals("CI") ? "bootstrap" : "personal");
    }

    public static NewToken newToken() {
        return new NewToken("gh_9fK2xTq7mZ4bVn0cRw8sLd1yHu6jPe3aGk5oXi2tQ0E", token("CI", "active", Optional.empty()));
    }

    private static Actor actor(Role role) {
        return new Actor(
                new UUID(1, 1),
                "acme-prod",
                new UUID(1, 2),
                "r.keller",
                "Rita Keller",
                role.label(),
                role.permissions(),
                Optional.empty());
    }

    private static OwnerRow owner(String name, boolean trusted, @org.jspecify.annotations.Nullable String role) {
        return new OwnerRow(
                new UUID(2, name.hashCode()),
                name,
                name.equals("acme") ? "Acme Inc." : name,
                name.equals("acme") ? Optional.empty() : Optional.of("platform"),
                trusted,
                NOW.minusSeconds(9_000_000),
                4,
                Optional.ofNullable(role),
                3);
    }

    private static View signIn(Optional<Refusal> refusal, boolean token) {
        return new View(
                "signin/signin.jte",
                new SignInPage(
                        chrome(Optional.empty(), Nav.ELSEWHERE, "Sign in", Twin.NONE),
                        "/skills",
                        "",
                        token,
                        refusal,
                        Optional.empty()));
    }

    private static View profile(boolean password) {
        return new View(
                "profile/profile.jte",
                new ProfilePage(
                        chrome(Nav.PROFILE, "Profile", Twin.of("/api/v1/profile")),
                        new UserRow(
                                "r.keller",
                                "Rita Keller",
                                "administrator",
                                "active",
                                password,
                                List.of("platform", "review"),
                                NOW.minusSeconds(30_000_000),
                                2),
                        List.of("skills:read", "skills:publish", "owners:read"),
                        Optional.empty(),
                        Optional.of(Note.PASSWORD_CHANGED)));
    }

    private static View owners(List<OwnerRow> rows, Optional<Refusal> refusal) {
        return new View(
                "owner/owners.jte",
                new OwnersPage(
                        chrome(Nav.OWNERS, "Owners", Twin.of("/api/v1/owners")),
                        rows,
                        false,
                        Optional.of("/owners?cursor=x"),
                        "",
                        "",
                        refusal));
    }

    private static View owner(boolean manages) {
        return new View(
                "owner/owner.jte",
                new OwnerPage(
                        chrome(
                                Optional.of(manages ? ADMINISTRATOR : VIEWER),
                                Nav.OWNERS,
                                "@acme",
                                Twin.of("/api/v1/owners/acme")),
                        owners().getFirst(),
                        List.of(
                                new MemberRow("r.keller", "Rita Keller", "owner", NOW.minusSeconds(9_000_000)),
                                new MemberRow("m.okafor", "Mina Okafor", "publisher", NOW.minusSeconds(90_000))),
                        SampleTrust.publishers(manages),
                        SampleTrust.keys(manages),
                        manages,
                        manages,
                        Optional.empty(),
                        Optional.empty()));
    }
}
