package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The administrators of the first organisation, for what acts in their name by a setting of this server. By plain JDBC. */
@Service
public class HomeAdministrators {
    private final DataSource dataSource;

    @Inject
    HomeAdministrators(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The one who has been there longest; empty when none is active. */
    public Optional<Actor> first() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select o.id, o.name, u.id, u.login, u.display_name from organisation o join app_user u on u.organisation_id = o.id"
                                + " where o.home and u.role = 'administrator' and u.state = 'active' order by u.created_at, u.id limit 1");
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(new Actor(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, UUID.class),
                            row.getString(4),
                            row.getString(5),
                            Role.ADMINISTRATOR.label(),
                            Role.ADMINISTRATOR.permissions(),
                            Optional.empty()))
                    : Optional.empty();
        }
    }
}
