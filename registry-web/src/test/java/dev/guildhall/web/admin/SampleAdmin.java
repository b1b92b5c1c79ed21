package dev.guildhall.web.admin;

import dev.guildhall.administration.JavaPublisher;
import dev.guildhall.audit.AuditEntry;
import dev.guildhall.identity.Invitation;
import dev.guildhall.identity.InvitedUser;
import dev.guildhall.identity.OwnedPublisher;
import dev.guildhall.identity.TeamMemberRow;
import dev.guildhall.identity.TeamRow;
import dev.guildhall.identity.TrustedPublisherRow;
import dev.guildhall.identity.UserAccess;
import dev.guildhall.identity.UserRow;
import dev.guildhall.platform.Actor;
import dev.guildhall.plugins.PluginStatus;
import dev.guildhall.plugins.ResolvedDependency;
import dev.guildhall.plugins.ServerPluginStatus;
import dev.guildhall.skill.ToolDescription;
import dev.guildhall.statistics.DayCount;
import dev.guildhall.statistics.OrganisationStatistics;
import dev.guildhall.statistics.SkillStatistics;
import dev.guildhall.statistics.TopSkill;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.signin.InvitationPage;
import dev.guildhall.web.statistics.StatisticsPage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Administration and statistics with sample records. */
public final class SampleAdmin {
    private static final Instant NOW = SamplePages.NOW;
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);

    private SampleAdmin() {}

    public static Map<String, View> views() {
        Map<String, View> pages = new LinkedHashMap<>();
        pages.put("users", users(rows(), "", Optional.empty()));
        pages.put("users-refused", users(rows(), "", Optional.of(SamplePages.refusal("name-refused", 422))));
        pages.put("users-none", users(List.of(), "nobody", Optional.empty()));
        pages.put("user", user(row("m.okafor", "author", "active"), Optional.empty(), SamplePages.ADMINISTRATOR));
        pages.put(
                "user-invited",
                user(row("m.okafor", "author", "active"), Optional.of(invitation()), SamplePages.ADMINISTRATOR));
        pages.put(
                "user-disabled",
                user(row("m.okafor", "author", "disabled"), Optional.empty(), SamplePages.ADMINISTRATOR));
        pages.put("user-read", user(row("m.okafor", "author", "active"), Optional.empty(), SamplePages.VIEWER));
        pages.put("teams", teams(List.of(team("platform", 4), team("review", 2))));
        pages.put("teams-empty", teams(List.of()));
        pages.put("team", team(members()));
        pages.put("team-empty", team(List.of()));
        pages.put("plugins", plugins(plugins()));
        pages.put("plugins-empty", plugins(List.of()));
        pages.put(
                "publishers",
                publishers(List.of(
                        new JavaPublisher("acme", "Acme Inc.", true, 4, 3, 11, 2),
                        new JavaPublisher("docs-guild", "Docs guild", false, 2, 1, 1, 0))));
        pages.put("publishers-empty", publishers(List.of()));
        pages.put("audit", audit(entries(), new AuditFilter("", "", "", "", "")));
        pages.put(
                "audit-empty",
                audit(List.of(), new AuditFilter("r.keller", "skill.fried", "", "2026-11-01", "2026-11-23")));
        pages.put("statistics", statistics(days(30, 7, 260), days(30, 3, 24)));
        pages.put("statistics-year", statistics(days(366, 11, 9000), days(366, 5, 40)));
        pages.put("statistics-empty", statistics(days(30, 7, 0), days(30, 7, 0)));
        pages.put(
                "invitation",
                invitation(
                        Optional.of(new InvitedUser("m.okafor", "Mina Okafor", NOW.plusSeconds(500_000))),
                        Optional.empty()));
        pages.put(
                "invitation-over",
                invitation(Optional.empty(), Optional.of(SamplePages.refusal("invitation-over", 410))));
        return pages;
    }

    /** For the facts of a skill. */
    public static SkillStatistics skill() {
        List<DayCount> days = days(30, 7, 40);
        return new SkillStatistics("acme", "code-reviewer", TODAY.minusDays(29), TODAY, 4870, DayCount.sum(days), days);
    }

    private static List<DayCount> days(int number, int seed, int most) {
        List<DayCount> days = new ArrayList<>();
        for (int i = number - 1; i >= 0; i--) {
            int wave = (i * seed * 37 + i * i * 11) % 100;
            days.add(new DayCount(TODAY.minusDays(i), i % 7 == 2 ? 0 : (long) most * wave / 100));
        }
        return days;
    }

    private static View users(List<UserRow> rows, String q, Optional<Refusal> refusal) {
        return new View(
                "admin/users.jte",
                new UsersPage(
                        SamplePages.chrome(Nav.USERS, "Users", Twin.of("/api/v1/users")),
                        rows,
                        q,
                        rows.isEmpty() ? Optional.empty() : Optional.of("/admin/users?cursor=x"),
                        UsersPage.Typed.NOTHING,
                        refusal));
    }

    private static List<UserRow> rows() {
        return List.of(
                row("m.okafor", "author", "active"),
                row("r.keller", "administrator", "active"),
                row("former.colleague-with-a-long-name", "viewer", "disabled"));
    }

    private static UserRow row(String login, String role, String state) {
        return new UserRow(
                login,
                login.equals("m.okafor") ? "Mina Okafor" : "Somebody Else",
                role,
                state,
                state.equals("active"),
                login.equals("m.okafor") ? List.of("platform", "review") : List.of(),
                NOW.minusSeconds(30_000_000),
                3);
    }

    private static View user(UserRow row, Optional<Invitation> made, Actor visitor) {
        return new View(
                "admin/user.jte",
                new UserPage(
                        SamplePages.chrome(
                                Optional.of(visitor), Nav.USERS, row.login(), Twin.of("/api/v1/users/" + row.login())),
                        row,
                        new UserAccess(2, 1, made.map(Invitation::expiresAt)),
                        false,
                        made,
                        row.state().equals("disabled")
                                ? Optional.empty()
                                : made.map(m -> SamplePages.refusal("precondition-failed", 412)),
                        row.state().equals("disabled") ? Optional.of(Note.USER_DISABLED) : Optional.empty()));
    }

    private static Invitation invitation() {
        String code = "q7mZ4bVn0cRw8sLd1yHu6jPe3aGk5oXi2tQ0E9fK2xT";
        return new Invitation(
                "m.okafor", code, "http://localhost:9080/invitation?code=" + code, NOW.plusSeconds(604_800));
    }

    private static View invitation(Optional<InvitedUser> invited, Optional<Refusal> refusal) {
        return new View(
                "signin/invitation.jte",
                new InvitationPage(
                        SamplePages.chrome(Optional.empty(), Nav.ELSEWHERE, "Invitation", Twin.NONE),
                        invited,
                        invited.isPresent() ? invitation().code() : "",
                        refusal));
    }

    private static TeamRow team(String name, int members) {
        return new TeamRow(
                name,
                name.equals("platform") ? "Platform engineering" : "Review",
                members,
                NOW.minusSeconds(9_000_000),
                2);
    }

    private static View teams(List<TeamRow> rows) {
        return new View(
                "admin/teams.jte",
                new TeamsPage(
                        SamplePages.chrome(Nav.TEAMS, "Teams", Twin.of("/api/v1/teams")),
                        rows,
                        Optional.empty(),
                        "",
                        "",
                        Optional.empty()));
    }

    private static List<TeamMemberRow> members() {
        return List.of(
                new TeamMemberRow("m.okafor", "Mina Okafor", NOW.minusSeconds(90_000)),
                new TeamMemberRow("r.keller", "Rita Keller", NOW.minusSeconds(9_000_000)));
    }

    private static View team(List<TeamMemberRow> members) {
        return new View(
                "admin/team.jte",
                new TeamPage(
                        SamplePages.chrome(Nav.TEAMS, "platform", Twin.of("/api/v1/teams/platform/members")),
                        team("platform", members.size()),
                        members,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Note.TEAM_MEMBER_ADDED)));
    }

    private static List<PluginsPage.Row> plugins() {
        PluginStatus converter = plugin("@acme/converter", "2.0.0", "STARTED", Optional.empty(), List.of());
        PluginStatus tools = plugin(
                "@acme/pdf-tools",
                "1.4.0",
                "STARTED",
                Optional.empty(),
                List.of(new ResolvedDependency("@acme/converter", "2.0.0")));
        PluginStatus untrusted = plugin(
                "@docs-guild/linter",
                "0.3.1",
                "RESOLVED",
                Optional.of(
                        "@docs-guild/linter 0.3.1 brings Java code, and its publisher @docs-guild is not trusted; an administrator trusts it at /owners/docs-guild."),
                List.of());
        PluginStatus failed =
                plugin("@acme/old", "0.1.0", "FAILED", Optional.of("Its tool \"x\" has no description."), List.of());
        return List.of(
                new PluginsPage.Row(converter, List.of(tools)),
                new PluginsPage.Row(tools, List.of()),
                new PluginsPage.Row(untrusted, List.of()),
                new PluginsPage.Row(failed, List.of()));
    }

    private static PluginStatus plugin(
            String id, String version, String state, Optional<String> reason, List<ResolvedDependency> dependencies) {
        boolean started = state.equals("STARTED");
        return new PluginStatus(
                id,
                version,
                state,
                reason,
                started,
                started ? List.of(new ToolDescription("extract", "Takes text out of a file.", "{}")) : List.of(),
                dependencies,
                NOW.minusSeconds(4_000));
    }

    private static List<ServerPluginStatus> server() {
        return List.of(new ServerPluginStatus(
                "embedder-minilm",
                "1.0.0",
                "Search by meaning, in process.",
                "Guildhall",
                "STARTED",
                Optional.empty(),
                List.of(new ServerPluginStatus.Contribution("Embedder", "dev.guildhall.embedder.MiniLm")),
                NOW.minusSeconds(90_000)));
    }

    private static View plugins(List<PluginsPage.Row> rows) {
        return new View(
                "admin/plugins.jte",
                new PluginsPage(
                        SamplePages.chrome(Nav.PLUGINS, "Plugins", Twin.of("/api/v1/plugins")),
                        rows,
                        rows.isEmpty() ? List.of() : server(),
                        Optional.empty(),
                        rows.stream()
                                .map(PluginsPage.Row::status)
                                .filter(status -> status.state().equals("RESOLVED"))
                                .findFirst(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static OwnedPublisher workflow() {
        return new OwnedPublisher(
                "acme",
                new TrustedPublisherRow(
                        "release",
                        "github",
                        "https://token.actions.githubusercontent.com",
                        "acme/skills",
                        "123456789",
                        "987654321",
                        Optional.of(".github/workflows/release.yml"),
                        Optional.empty(),
                        Optional.of("refs/tags/v*"),
                        List.of(),
                        "r.keller",
                        Instant.parse("2026-11-20T10:00:00Z"),
                        Optional.empty()));
    }

    private static View publishers(List<JavaPublisher> rows) {
        return new View(
                "admin/publishers.jte",
                new PublishersPage(
                        SamplePages.chrome(Nav.PUBLISHERS, "Trusted publishers", Twin.of("/api/v1/java-publishers")),
                        rows,
                        Optional.empty(),
                        rows.isEmpty() ? List.of() : List.of(workflow()),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static List<AuditEntry> entries() {
        return List.of(
                entry(
                        "r.keller",
                        "owner.trusted",
                        "@acme",
                        "{\"reason\":\"audited the jars on 20 November; they only parse PDF\"}"),
                entry(
                        "anonymous",
                        "sign-in.refused",
                        "m.okafor",
                        "{\"address\":\"10.0.3.17\",\"by\":\"password\",\"refusals\":8,\"since\":\"2026-11-23T09:11:00Z\"}"),
                entry(
                        "m.okafor",
                        "skill.published",
                        "@acme/code-reviewer@1.5.0",
                        "{\"digest\":\"sha256:9f2c71d0a3b54e6f8812cc0a7d41b5e3f6a09b1c2d3e4f5061728394a5b6c7d8\",\"channels\":[\"latest\"]}"),
                entry("system", "organisation.created", "home", "{}"));
    }

    private static AuditEntry entry(String actor, String action, String target, String details) {
        return new AuditEntry(
                new UUID(9, action.hashCode()),
                NOW.minusSeconds(action.length() * 400L),
                actor,
                action,
                target,
                "{\"details\":" + details + "}",
                "4be1c09d7a23f5e68b0c1d2e3f405162738495a6b7c8d9eaf0b1c2d3e4f50617");
    }

    private static View audit(List<AuditEntry> entries, AuditFilter filter) {
        return new View(
                "admin/audit.jte",
                new AuditPage(
                        SamplePages.chrome(Nav.AUDIT, "Audit log", Twin.of(filter.api())),
                        entries,
                        filter,
                        entries.isEmpty() ? Optional.empty() : Optional.of("/audit?cursor=x")));
    }

    private static View statistics(List<DayCount> downloads, List<DayCount> publications) {
        boolean empty = DayCount.sum(downloads) == 0;
        return new View(
                "statistics/statistics.jte",
                new StatisticsPage(
                        SamplePages.chrome(
                                Nav.STATISTICS, "Statistics", Twin.of("/api/v1/statistics?days=" + downloads.size())),
                        new OrganisationStatistics(
                                downloads.getFirst().day(),
                                TODAY,
                                empty
                                        ? Map.of()
                                        : new java.util.TreeMap<>(
                                                Map.of("live", 4_812L, "deprecated", 31L, "held", 4L)),
                                empty ? Map.of() : Map.of("live", 19_204L, "yanked", 12L),
                                empty
                                        ? Map.of()
                                        : new java.util.TreeMap<>(Map.of(
                                                "passed", 18_010L, "passed-with-warnings", 1_194L, "suspicious", 12L)),
                                publications,
                                downloads,
                                empty
                                        ? List.of()
                                        : List.of(
                                                new TopSkill("acme", "code-reviewer", 812),
                                                new TopSkill(
                                                        "docs-guild",
                                                        "a-skill-with-quite-a-long-name-for-a-column",
                                                        401),
                                                new TopSkill("acme", "pdf-tools", 12))),
                        downloads.size()));
    }
}
