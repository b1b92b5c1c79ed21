package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads keys for the hot path by plain JDBC. */
@Service
class KeyLoadStore {
    private static final String FIND =
            "select k.id, k.organisation_id, k.hash, k.name, k.alias, k.team_id, k.user_id, k.agent, k.models, k.aliases::text, k.routes,"
                    + " k.key_type, k.tags, k.capture, k.blocked, k.expires_at, f.good_until, t.models, t.blocked, u.models, u.blocked,"
                    + " t.kept::text, m.user_id is not null"
                    + " from (select ?::text as hash) s"
                    + " left join virtual_key_former f on f.hash = s.hash"
                    + " join virtual_key k on k.hash = s.hash or k.id = f.key_id"
                    + " left join gateway_holder t on t.organisation_id = k.organisation_id and t.kind = 'team' and t.id = k.team_id"
                    + " left join gateway_holder u on u.organisation_id = k.organisation_id and u.kind = 'user' and u.id = k.user_id"
                    + " left join gateway_member m on m.organisation_id = k.organisation_id and m.team_id = k.team_id and m.user_id = k.user_id";

    private final DataSource dataSource;

    @Inject
    KeyLoadStore(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param hash SHA-256 of what was presented */
    Optional<KeyEntry> byHash(String hash) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, hash);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    /** Whether the customer is there and blocked. */
    boolean isBlocked(UUID organisation, String customer) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select blocked from gateway_holder where organisation_id = ? and kind = 'customer' and id = ?")) {
            statement.setObject(1, organisation);
            statement.setString(2, customer);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    void used(Map<UUID, Instant> uses) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update virtual_key k set last_used_at = u.at from unnest(?, ?) u(id, at)"
                                + " where k.id = u.id and (k.last_used_at is null or k.last_used_at < u.at)")) {
            Array ids = connection.createArrayOf("uuid", uses.keySet().toArray());
            Array times = connection.createArrayOf(
                    "timestamptz",
                    uses.values().stream()
                            .map(at -> at.atOffset(ZoneOffset.UTC).toString())
                            .toArray());
            statement.setArray(1, ids);
            statement.setArray(2, times);
            statement.executeUpdate();
            ids.free();
            times.free();
        }
    }

    private static KeyEntry entry(ResultSet row) throws SQLException {
        UUID key = row.getObject(1, UUID.class);
        UUID organisation = row.getObject(2, UUID.class);
        Optional<String> team = Optional.ofNullable(row.getString(6));
        Optional<String> user = Optional.ofNullable(row.getString(7));
        Optional<String> agent = Optional.ofNullable(row.getString(8));
        String name = row.getString(4);
        Set<String> tags = new HashSet<>(Sql.parted(row.getString(13)));
        List<String> bounds = team.isPresent() ? models(row.getString(18)) : models(row.getString(20));
        Caller caller = new Caller(
                organisation,
                key,
                row.getString(3),
                Optional.ofNullable(row.getString(5)).orElse(name),
                team,
                user,
                agent,
                Sql.parted(row.getString(9)),
                bounds,
                aliases(row.getString(10), row.getString(22)),
                Routes.expanded(Sql.parted(row.getString(11)), row.getString(12)),
                accounts(organisation, key, team, user, agent, row.getBoolean(23)),
                tags,
                time(row.getObject(16, OffsetDateTime.class)),
                row.getBoolean(14));
        return new KeyEntry(
                key,
                caller,
                stopped(name, row.getBoolean(15), team, row.getBoolean(19), user, row.getBoolean(21)),
                // Only of a hash that the key had before; the present one is good as long as the key is.
                time(row.getObject(17, OffsetDateTime.class)));
    }

    private static List<Account> accounts(
            UUID organisation,
            UUID key,
            Optional<String> team,
            Optional<String> user,
            Optional<String> agent,
            boolean member) {
        List<Account> accounts = new ArrayList<>();
        accounts.add(KeyStore.account(organisation, key));
        if (member && team.isPresent() && user.isPresent()) {
            accounts.add(Membership.account(organisation, team.get(), user.get()));
        }
        user.ifPresent(id -> accounts.add(new Account(organisation, Account.Kind.USER, id)));
        team.ifPresent(id -> accounts.add(new Account(organisation, Account.Kind.TEAM, id)));
        agent.ifPresent(id -> accounts.add(new Account(organisation, Account.Kind.AGENT, id)));
        accounts.add(new Account(organisation, Account.Kind.ORGANISATION, organisation.toString()));
        return accounts;
    }

    /** The team's other names, then the key's own. */
    private static Map<String, String> aliases(String ofKey, @Nullable String keptOfTeam) {
        Map<String, String> aliases = new LinkedHashMap<>();
        if (keptOfTeam != null) {
            JsonObject kept = KeyStore.object(keptOfTeam);
            if (kept.get("model_aliases") instanceof JsonObject ofTeam) {
                aliases.putAll(KeyStore.aliases(ofTeam));
            }
        }
        aliases.putAll(KeyStore.aliases(KeyStore.object(ofKey)));
        return aliases;
    }

    private static Optional<String> stopped(
            String name,
            boolean blocked,
            Optional<String> team,
            boolean teamBlocked,
            Optional<String> user,
            boolean userBlocked) {
        if (blocked) {
            return Optional.of("The key %s is blocked. Whoever may change keys can unblock it with POST /key/unblock."
                    .formatted(name));
        } else if (teamBlocked) {
            return Optional.of("The team %s of the key %s is blocked.".formatted(team.orElse(""), name));
        } else if (userBlocked) {
            return Optional.of("The user %s of the key %s is blocked.".formatted(user.orElse(""), name));
        }
        return Optional.empty();
    }

    private static List<String> models(@Nullable String joined) {
        return joined == null ? List.of() : Sql.parted(joined);
    }

    private static Optional<Instant> time(@Nullable OffsetDateTime at) {
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
