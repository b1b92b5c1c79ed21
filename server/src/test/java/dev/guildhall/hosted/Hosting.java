package dev.guildhall.hosted;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.OutboundSettings;
import dev.guildhall.platform.Precondition;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Content;
import dev.guildhall.skill.HarnessPlan.File;
import dev.guildhall.skill.HarnessPlan.Upload;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An organisation of its own that is connected to a runtime of the test, and plans in the form that bridges give them. */
final class Hosting {
    static final String RUNTIME = "claude-managed-agents";
    private static final String SCRIPT = "print('größer')\n";

    final UUID organisation = Ids.next();
    final Actor operator;
    final Place place = new Place(organisation, HostedRuntime.CLAUDE_MANAGED_AGENTS);
    final ManagedAgentsServer runtime;
    final List<Duration> pauses = new ArrayList<>();
    final List<ReportLine> lines = new ArrayList<>();

    Hosting(ManagedAgentsServer runtime) {
        this.runtime = runtime;
        execute("insert into organisation values (?, ?, 'Guild', false, now())", organisation, "guild-" + organisation);
        operator = user(Role.OPERATOR);
        connect(ManagedAgentsServer.KEY);
    }

    void connect(String key) {
        Wired.bean(HostedConnections.class)
                .put(
                        operator,
                        RUNTIME,
                        new ConnectionBody(Optional.of(runtime.address().toString()), Optional.of(key)),
                        Precondition.NONE);
    }

    Actor user(Role role) {
        UUID user = Ids.next();
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?,"
                        + " 'Somebody', ?, now())",
                user,
                organisation,
                "user-" + user,
                role.label());
        return new Actor(
                organisation,
                "guild-" + organisation,
                user,
                "user-" + user,
                "Somebody",
                role.label(),
                role.permissions(),
                Optional.empty());
    }

    /** Three attempts; of a pause it is only noted how long it would be. */
    RemoteCalls calls() {
        return calls(new HostedSettings(3, 10, 20));
    }

    RemoteCalls calls(HostedSettings settings) {
        return new RemoteCalls(
                new Outbound(new OutboundSettings(Wired.HOSTED)),
                settings,
                pauses::add,
                Wired.bean(HostedConnections.class).account(organisation, place.runtime()));
    }

    /** Outcomes by kind and name, in their order. */
    List<String> push(HostedPlan plan) throws Exception {
        return push(plan, new HostedSettings(3, 10, 20));
    }

    List<String> push(HostedPlan plan, HostedSettings settings) throws Exception {
        lines.clear();
        pauses.clear();
        Wired.bean(Pushing.class).push(place, calls(settings), plan, report());
        return outcomes();
    }

    List<String> remove(String agent) throws Exception {
        lines.clear();
        Wired.bean(Removing.class).remove(place, calls(), agent, report());
        return outcomes();
    }

    /** State and changes of each part that the agent is made of. */
    List<String> drift(String agent) throws InterruptedException {
        return Wired.bean(Comparing.class).compared(place, calls(), agent).stream()
                .map(part -> part.kind() + " " + part.name() + " "
                        + part.state().orElseThrow() + (part.changes().isEmpty() ? "" : " " + part.changes()))
                .toList();
    }

    List<String> outcomes() {
        return lines.stream()
                .map(line -> line.kind() + " " + line.name() + " " + line.outcome())
                .toList();
    }

    private PushReport report() {
        return new PushReport() {
            @Override
            public void begins(int done, int total, String what) {}

            @Override
            public void line(ReportLine line) {
                lines.add(line);
            }
        };
    }

    static HostedPlan plan(String agent, int version, Upload... uploads) {
        HarnessPlan plan = new HarnessPlan(
                List.of(), List.of(), List.of(uploads), Optional.empty(), Map.of(), List.of(), List.of());
        return new HostedPlan(agent, version, "lock-" + version, plan, Hosting::bytes);
    }

    /** Skill, environment and agent. */
    static HostedPlan whole(String agent, int version, String body) {
        return plan(
                agent, version, skill("pdf-tools", body), environment(agent), agent(agent, "Be exact.", "pdf-tools"));
    }

    static Upload skill(String name, String body) {
        return new Upload(
                "skill",
                name,
                Optional.of("{\"display_title\":\"PDF tools\"}"),
                List.of(
                        new File(
                                name + "/SKILL.md",
                                false,
                                new Content.Text(
                                        "---\nname: " + name + "\ndescription: \"What it does\"\n---\n" + body + "\n")),
                        new File(
                                name + "/scripts/größe.py",
                                true,
                                new Content.FromPackage(Digests.sha256(SCRIPT.getBytes(StandardCharsets.UTF_8))))));
    }

    static Upload environment(String agent) {
        return new Upload("environment", agent, Optional.of("""
                        {"name":"%s","config":{"type":"cloud","networking":{"type":"limited","allowed_hosts":["docs.acme"],
                         "allow_package_managers":false,"allow_mcp_servers":true}}}""".formatted(agent)), List.of());
    }

    static Upload agent(String agent, String system, String... skills) {
        String list = String.join(
                ",",
                List.of(skills).stream()
                        .map(skill ->
                                "{\"type\":\"custom\",\"skill_id\":{\"$upload\":\"skill/%s\"},\"version\":\"latest\"}"
                                        .formatted(skill))
                        .toList());
        return new Upload("agent", agent, Optional.of("""
                        {"name":"%s","description":"Reviews","model":"claude-sonnet-4-5","system":"%s","skills":[%s],
                         "mcp_servers":[{"type":"url","name":"docs","url":"https://docs.acme/mcp"}],
                         "tools":[{"type":"agent_toolset_20260401"},{"type":"mcp_toolset","mcp_server_name":"docs"}],
                         "metadata":{"guildhall":"%s"}}""".formatted(agent, system, list, agent)), List.of());
    }

    private static InputStream bytes(String sha256) throws NoSuchFileException {
        byte[] script = SCRIPT.getBytes(StandardCharsets.UTF_8);
        if (!Digests.sha256(script).equals(sha256)) {
            throw new NoSuchFileException(sha256);
        }
        return new ByteArrayInputStream(script);
    }

    static void execute(String sql, Object... parameters) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
