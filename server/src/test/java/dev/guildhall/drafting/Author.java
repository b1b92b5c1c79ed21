package dev.guildhall.drafting;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** An author in an organisation of its own, who holds the owner {@code mill}. */
final class Author {
    private Author() {}

    static Actor any() {
        UUID organisation = Ids.next();
        String name = "guild-" + organisation;
        execute("insert into organisation values (?, ?, 'Guild', false, now())", organisation, name);
        UUID user = Ids.next();
        execute(
                "insert into app_user (id, organisation_id, login, display_name, role, created_at) values (?, ?, ?, 'Somebody', 'author', now())",
                user,
                organisation,
                "author-" + user);
        Actor author = new Actor(
                organisation,
                name,
                user,
                "author-" + user,
                "Somebody",
                "author",
                Role.AUTHOR.permissions(),
                Optional.empty());
        Wired.bean(Owners.class).put(author, "mill", null, null);
        return author;
    }

    static Api api(Actor actor) {
        return Api.withToken(Wired.bean(Tokens.class)
                .create(
                        actor,
                        "test",
                        actor.permissions().stream().map(Permission::scope).toList(),
                        Duration.ofDays(1))
                .value());
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
