package dev.guildhall.search;

import dev.guildhall.platform.Service;
import dev.guildhall.registry.SkillFeed;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.sql.DataSource;

/** The vectors in the database, and the skills that wait for one. Plain JDBC, for batches. */
@Service
class VectorStore {
    private static final int FETCHED = 2_000;
    private static final int CLAIM_SECONDS = 120;

    private final DataSource dataSource;

    @Inject
    VectorStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A skill that waits, claimed by this node for two minutes.
     *
     * @param revision of its text: a vector of an older one does not end the wait
     */
    record Waiting(UUID skill, int revision, String text) {}

    record Counts(long vectors, long waiting) {}

    /** What other nodes claimed is passed over, not waited for. */
    List<Waiting> claim(int most) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        with claimed as (
                            update skill_vector v set claimed_until = now() + make_interval(secs => ?)
                            where v.skill_id in (
                                select skill_id from skill_vector
                                where stale and (claimed_until is null or claimed_until < now())
                                limit ? for update skip locked)
                            returning v.skill_id, v.revision)
                        select c.skill_id, c.revision, concat_ws('. ', nullif(s.display_name, s.name),
                            replace(s.name, '-', ' '), s.description, array_to_string(s.keywords, ', '), s.excerpt)
                        from claimed c join skill s on s.id = c.skill_id""")) {
            statement.setInt(1, CLAIM_SECONDS);
            statement.setInt(2, most);
            List<Waiting> claimed = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    claimed.add(new Waiting(rows.getObject(1, UUID.class), rows.getInt(2), rows.getString(3)));
                }
            }
            return claimed;
        }
    }

    /** All vectors of another model wait for a new one. */
    int expectModel(String model) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update skill_vector set stale = true, claimed_until = null where model <> ? and not stale")) {
            statement.setString(1, model);
            return statement.executeUpdate();
        }
    }

    void keep(List<Waiting> skills, String model, List<byte[]> vectors) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update skill_vector set model = ?, vector = ?, stale = revision <> ?, claimed_until = null,
                            changed_in = pg_current_xact_id()
                        where skill_id = ?""")) {
            connection.setAutoCommit(false);
            try {
                for (int i = 0; i < skills.size(); i++) {
                    statement.setString(1, model);
                    statement.setBytes(2, vectors.get(i));
                    statement.setInt(3, skills.get(i).revision());
                    statement.setObject(4, skills.get(i).skill());
                    statement.addBatch();
                }
                statement.executeBatch();
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** Gives back what could not be computed, for another try by any node. */
    void release(List<Waiting> skills) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update skill_vector set claimed_until = null where skill_id = any (?)")) {
            Array ids = connection.createArrayOf(
                    "uuid", skills.stream().map(Waiting::skill).toArray());
            statement.setArray(1, ids);
            statement.executeUpdate();
        }
    }

    /**
     * Hands over each vector of this model that changed since.
     *
     * @return the position to ask from next time, as {@code SkillFeed} explains it
     */
    String changes(UUID organisation, String model, String since, BiConsumer<UUID, byte[]> each) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                String next;
                try (PreparedStatement statement = connection.prepareStatement(
                                "select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)");
                        ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    next = rows.getString(1);
                }
                try (PreparedStatement statement = connection.prepareStatement("""
                        select skill_id, vector from skill_vector
                        where organisation_id = ? and changed_in >= cast(? as xid8) and model = ? and vector is not null
                            and\s""" + SkillFeed.SEEN_ONCE)) {
                    statement.setFetchSize(FETCHED);
                    statement.setObject(1, organisation);
                    statement.setString(2, since);
                    statement.setString(3, model);
                    statement.setString(4, since);
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            each.accept(rows.getObject(1, UUID.class), rows.getBytes(2));
                        }
                    }
                }
                return next;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    Counts counts(UUID organisation, String model) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select count(*) filter (where model = ?), count(*) filter (where stale)
                        from skill_vector where organisation_id = ?""")) {
            statement.setString(1, model);
            statement.setObject(2, organisation);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return new Counts(rows.getLong(1), rows.getLong(2));
            }
        }
    }
}
