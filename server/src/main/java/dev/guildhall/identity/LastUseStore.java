package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;

/** Writes last uses by plain JDBC, each statement its own transaction. */
@Service
class LastUseStore {
    private final DataSource dataSource;

    @Inject
    LastUseStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void tokenUsed(UUID token, Instant at) {
        update(
                "update api_token set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)",
                token,
                at);
    }

    void sessionSeen(UUID session, Instant at) {
        update("update browser_session set last_seen_at = ? where id = ? and last_seen_at < ?", session, at);
    }

    private void update(String sql, UUID id, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, Columns.at(at));
            statement.setObject(2, id);
            statement.setObject(3, Columns.at(at));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("A last use was not written", e);
        }
    }
}
