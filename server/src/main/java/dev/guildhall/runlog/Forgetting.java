package dev.guildhall.runlog;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Removes figures of old days. */
@Service
class Forgetting {
    private final DataSource dataSource;

    @Inject
    Forgetting(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How many lines went. */
    int figuresBefore(Instant before) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("delete from spend_day where day < ?")) {
            statement.setObject(1, LocalDate.ofInstant(before, ZoneOffset.UTC));
            return statement.executeUpdate();
        }
    }
}
