package dev.guildhall.models;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Sealing;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads all models and prices of the database for the table of a node, by plain JDBC: a node that only serves calls has no more. */
final class ModelRows {
    private static final Logger LOG = LoggerFactory.getLogger(ModelRows.class);
    private static final int SECONDS = 10;

    private final DataSource dataSource;
    private final Sealing sealing;

    ModelRows(DataSource dataSource, Sealing sealing) {
        this.dataSource = dataSource;
        this.sealing = sealing;
    }

    /** @param lines of all organisations */
    record Kept(List<ModelLine> lines, Prices prices) {}

    /** Grows with every change. */
    long revision() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select revision from gateway_model_change")) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("whether models changed was not read", e);
        }
    }

    Kept read(LiteLlmConfig config) {
        try (Connection connection = dataSource.getConnection()) {
            return new Kept(lines(connection, config), new Prices(prices(connection)));
        } catch (SQLException e) {
            throw new IllegalStateException("the models of the database were not read", e);
        }
    }

    private List<ModelLine> lines(Connection connection, LiteLlmConfig config) throws SQLException {
        List<ModelLine> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, organisation_id, name, sealed_params, info, changed_at from gateway_model order by organisation_id, name, id")) {
            statement.setQueryTimeout(SECONDS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    line(row, config).ifPresent(lines::add);
                }
            }
        }
        return lines;
    }

    /** One that cannot be opened or read is left out and told; it must not take the others with it. */
    private Optional<ModelLine> line(ResultSet row, LiteLlmConfig config) throws SQLException {
        String id = row.getString(1);
        UUID organisation = row.getObject(2, UUID.class);
        try {
            ObjectNode params = JsonTree.kept(sealing.open(row.getBytes(4), context(organisation, id)));
            ObjectNode info = JsonTree.kept(row.getString(5).getBytes(StandardCharsets.UTF_8));
            LocalDate since = row.getTimestamp(6).toLocalDateTime().toLocalDate();
            Complaints complaints = new Complaints();
            Optional<ModelLine> line =
                    RowReading.of(id, organisation, row.getString(3), params, info, since, config, complaints);
            if (line.isEmpty()) {
                LOG.warn("The model {} is left out: {}", id, String.join(" ", complaints.errors()));
            }
            return line;
        } catch (Problem e) {
            LOG.warn("The model {} is left out: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static Map<String, Price> prices(Connection connection) throws SQLException {
        Map<String, Price> prices = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select distinct on (provider, model) provider, model, version, price, since from gateway_price"
                                + " order by provider, model, version desc");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String json = row.getString(4);
                if (json != null) {
                    prices.put(
                            row.getString(1) + "/" + row.getString(2),
                            PriceJson.read(json, row.getInt(3), row.getDate(5).toLocalDate()));
                }
            }
        }
        return prices;
    }

    /** Binds sealed parameters to where they belong. */
    static String context(UUID organisation, String id) {
        return "gateway-model:" + organisation + ":" + id;
    }
}
