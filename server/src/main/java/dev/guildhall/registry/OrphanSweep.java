package dev.guildhall.registry;

import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Deletes blobs that an upload put and nothing refers to. {@code notes of dead uploads → lock → unreferenced? → delete}.
 *
 * <p>Whether a digest is referred to is asked in one statement: a version that commits while two statements run would
 * drop its note after the first and show its reference before the second. The blob goes before the note, so that a
 * crash in between leaves the note for the next sweep. Plain JDBC, because it also runs outside of any request.
 */
@Service
class OrphanSweep {
    private static final int BATCH = 100;
    private static final String DROP = """
            delete from pending_blob where (upload_id, digest) in
                (select upload_id, digest from pending_blob where upload_id = ? order by digest limit %d)
            returning digest""".formatted(BATCH);
    private static final String REFERRED = """
            select exists (select 1 from skill_file where sha256 = ?)
                or exists (select 1 from skill_version where archive_digest = ?)
                or exists (select 1 from skill_original where sha256 = ?)
                or exists (select 1 from kept_upload where digest = ?)
                or exists (select 1 from pending_blob where digest = ?)""";

    private final DataSource dataSource;
    private final Blobs blobs;
    private final UploadsUnderWay underWay;
    private final PlatformSettings settings;

    @Inject
    OrphanSweep(DataSource dataSource, Blobs blobs, UploadsUnderWay underWay, PlatformSettings settings) {
        this.dataSource = dataSource;
        this.blobs = blobs;
        this.underWay = underWay;
        this.settings = settings;
    }

    /** What this node left behind when it ended; returns the number of blobs deleted. */
    int afterRestart() throws SQLException, IOException {
        return sweep("select distinct upload_id from pending_blob where node = ?", settings.node());
    }

    /** What any node left behind more than an hour ago. */
    int stale() throws SQLException, IOException {
        return sweep(
                "select upload_id from pending_blob group by upload_id having max(created_at) < now() - cast(? as interval)",
                "1 hour");
    }

    /** What one upload put, when it came to nothing. */
    int discard(UUID upload) throws SQLException, IOException {
        int deleted = 0;
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int dropped;
                do {
                    List<String> digests = drop(connection, upload);
                    dropped = digests.size();
                    for (String digest : digests) {
                        if (!isReferred(connection, digest) && blobs.has(digest)) {
                            blobs.delete(digest);
                            deleted++;
                        }
                    }
                    connection.commit();
                } while (dropped == BATCH);
            } finally {
                // After a commit there is nothing to roll back; the pool must not get an open transaction.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        return deleted;
    }

    private int sweep(String select, String parameter) throws SQLException, IOException {
        int deleted = 0;
        for (UUID upload : uploads(select, parameter)) {
            if (!underWay.all().contains(upload)) {
                deleted += discard(upload);
            }
        }
        return deleted;
    }

    private List<UUID> uploads(String select, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setString(1, parameter);
            List<UUID> uploads = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    uploads.add(rows.getObject(1, UUID.class));
                }
            }
            return uploads;
        }
    }

    private static List<String> drop(Connection connection, UUID upload) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, PendingBlobs.LOCK);
            lock.execute();
        }
        try (PreparedStatement delete = connection.prepareStatement(DROP)) {
            delete.setObject(1, upload);
            List<String> digests = new ArrayList<>();
            try (ResultSet rows = delete.executeQuery()) {
                while (rows.next()) {
                    digests.add(rows.getString(1));
                }
            }
            return digests;
        }
    }

    private static boolean isReferred(Connection connection, String digest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFERRED)) {
            for (int i = 1; i <= 5; i++) {
                statement.setString(i, digest);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }
}
