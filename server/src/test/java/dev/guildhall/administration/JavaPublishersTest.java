package dev.guildhall.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JavaPublishersTest {
    private final JavaPublishers publishers = Wired.bean(JavaPublishers.class);
    private final Owners owners = Wired.bean(Owners.class);
    private final Actor admin = user(Ids.next(), Role.ADMINISTRATOR);

    @Test
    void showsWhoBringsJarsOrIsTrustedWithWhatTheDecisionMoves() {
        owner(admin, "acme");
        UUID tools = skill("acme", "tools");
        files(version(tools, "1.0.0"), "SKILL.md", "lib/tools.jar", "lib/more.jar");
        files(version(tools, "1.1.0"), "SKILL.md", "lib/tools.jar");
        files(
                version(skill("acme", "words"), "1.0.0"),
                "SKILL.md",
                "lib/readme.txt",
                "lib/deep/inner.jar",
                "library.jar");
        owner(admin, "plain");
        files(version(skill("plain", "text"), "1.0.0"), "SKILL.md");
        owner(admin, "trusted");
        owners.trust(admin, "trusted", true, "known");

        assertThat(publishers.list(admin, PageRequest.first(10)))
                .isEqualTo(new Page<>(
                        java.util.List.of(
                                new JavaPublisher("acme", "acme", false, 1, 1, 2, 0),
                                new JavaPublisher("trusted", "trusted", true, 1, 0, 0, 0)),
                        Optional.empty()));
        Page<JavaPublisher> first = publishers.list(admin, PageRequest.first(1));
        assertThat(publishers
                        .list(admin, PageRequest.of(1, first.next().orElseThrow()))
                        .items())
                .extracting(JavaPublisher::owner)
                .containsExactly("trusted");
    }

    @Test
    void anotherTenantSeesNothingOfIt() {
        owner(admin, "acme");
        owners.trust(admin, "acme", true, "known");
        Actor stranger = user(Ids.next(), Role.ADMINISTRATOR);
        assertThat(publishers.list(stranger, PageRequest.first(10)).items()).isEmpty();
    }

    @Test
    void isForThoseWhoMayReadPlugins() {
        Actor author = user(Ids.next(), Role.AUTHOR);
        assertThatThrownBy(() -> publishers.list(author, PageRequest.first(10)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PlatformProblem.FORBIDDEN));
    }

    private static Actor user(UUID organisation, Role role) {
        UUID user = Ids.next();
        execute("insert into organisation values (?, ?, 'Org', false, now())", organisation, "org-" + organisation);
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?, 'A', ?, now())",
                user,
                organisation,
                "user-" + user,
                role.label());
        return new Actor(
                organisation,
                "org-" + organisation,
                user,
                "user-" + user,
                "A",
                role.label(),
                role.permissions(),
                Optional.empty());
    }

    private void owner(Actor actor, String name) {
        owners.put(actor, name, null, null);
    }

    private UUID skill(String owner, String name) {
        UUID id = Ids.next();
        execute("""
                insert into skill (id, organisation_id, owner_id, owner_name, name, state, version_count, created_at, updated_at)
                values (?, ?, ?, ?, ?, 'live', 1, now(), now())""", id, admin.organisation(), owners.owner(admin, owner).id(), owner, name);
        return id;
    }

    private UUID version(UUID skill, String version) {
        UUID id = Ids.next();
        execute("""
                insert into skill_version (id, organisation_id, skill_id, version, sort_key, prerelease, digest, archive_digest,
                    archive_size, state, verdict, manifest, findings, fits, file_count, size, catalog_tokens, body_tokens,
                    published_by, published_at, display_name, description, haystack, headline, search)
                values (?, ?, ?, ?, ?, false, 'd', 'd', 1, 'live', 'passed', '{}', '[]', '[]', 1, 1, 1, 1, 'a', now(), 'x', 'x', 'x', '', '')""", id, admin.organisation(), skill, version, version);
        return id;
    }

    private static void files(UUID version, String... paths) {
        for (String path : paths) {
            execute("insert into skill_file values (?, ?, false, 1, 'x')", version, path);
        }
    }

    private static void execute(String sql, Object... parameters) {
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
