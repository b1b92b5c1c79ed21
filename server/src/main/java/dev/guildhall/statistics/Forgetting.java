package dev.guildhall.statistics;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/** Removes the days that are older than what is kept; one statement of plain JDBC, as it runs on a thread of its own. */
@Service
class Forgetting {
    private final DataSource dataSource;
    private final StatisticsSettings settings;

    @Inject
    Forgetting(DataSource dataSource, StatisticsSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /** How many rows went. */
    int forget() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from skill_download_day where day < ?")) {
            statement.setObject(1, LocalDate.now(ZoneOffset.UTC).minusDays(settings.days()));
            return statement.executeUpdate();
        }
    }
}
