package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All queries over virtual keys; always of one organisation. */
@Service
class KeyStore {
    private static final String COLUMNS =
            "id, hash, name, alias, team_id, user_id, agent, models, aliases, routes, key_type, tags, kept, capture, blocked,"
                    + " expires_at, last_used_at, created_by, created_at, changed_by, changed_at, row_version";

    private final EntityManager entities;

    @Inject
    KeyStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A row; its limits stand with the budgets. */
    record Kept(
            UUID id,
            String hash,
            String name,
            KeyFields fields,
            Optional<Instant> lastUsedAt,
            String createdBy,
            Instant createdAt,
            String changedBy,
            Instant changedAt,
            int revision) {}

    Optional<Kept> byHash(UUID organisation, String hash) {
        return one(organisation, "hash = ?", hash);
    }

    Optional<Kept> byAlias(UUID organisation, String alias) {
        return one(organisation, "alias = ?", alias);
    }

    Optional<Kept> byId(UUID organisation, UUID id) {
        return one(organisation, "id = ?", id);
    }

    private Optional<Kept> one(UUID organisation, String where, Object value) {
        return new Sql("select " + COLUMNS + " from virtual_key where organisation_id = ?", organisation)
                .add("and " + where, value)
                .first(entities, KeyStore::kept);
    }

    /** Also in another organisation, or before a key was made anew: a hash is one key's for ever. */
    boolean isTaken(String hash) {
        return new Sql(
                        "select 1 from virtual_key where hash = ? union all select 1 from virtual_key_former where hash = ?",
                        hash,
                        hash)
                .first(entities, row -> row.number(0))
                .isPresent();
    }

    List<Kept> page(UUID organisation, KeyQuery query, PageRequest page) {
        Sql sql = where(
                new Sql("select " + COLUMNS + " from virtual_key where organisation_id = ?", organisation), query);
        page.part(0, 1).ifPresent(from -> sql.add("and id > cast(? as uuid)", id(from)));
        return sql.add("order by id limit ?", page.limit() + 1).list(entities, KeyStore::kept);
    }

    /** For lists by number of page, as LiteLLM has them. */
    List<Kept> slice(UUID organisation, KeyQuery query, int limit, long offset) {
        return where(new Sql("select " + COLUMNS + " from virtual_key where organisation_id = ?", organisation), query)
                .add("order by created_at desc, id desc limit ? offset ?", limit, offset)
                .list(entities, KeyStore::kept);
    }

    long count(UUID organisation, KeyQuery query) {
        return where(new Sql("select count(*) from virtual_key where organisation_id = ?", organisation), query)
                .first(entities, row -> row.number(0))
                .orElse(0L);
    }

    private static Sql where(Sql sql, KeyQuery query) {
        query.team().ifPresent(team -> sql.add("and team_id = ?", team));
        query.user().ifPresent(user -> sql.add("and user_id = ?", user));
        query.agent().ifPresent(agent -> sql.add("and agent = ?", agent));
        query.alias().ifPresent(alias -> sql.add("and alias = ?", alias));
        query.hash().ifPresent(hash -> sql.add("and hash = ?", hash));
        return sql;
    }

    void insert(UUID organisation, UUID id, String hash, String name, KeyFields fields, String by) {
        new Sql(
                        "insert into virtual_key (id, organisation_id, hash, name, alias, team_id, user_id, agent, models, aliases,"
                                + " routes, key_type, tags, kept, capture, blocked, expires_at, created_by, changed_by)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as json), ?, ?, ?, cast(? as json), ?, ?, cast(? as timestamptz), ?, ?)",
                        id,
                        organisation,
                        hash,
                        name,
                        fields.alias().orElse(null),
                        fields.team().orElse(null),
                        fields.user().orElse(null),
                        fields.agent().orElse(null),
                        Sql.joined(fields.models()),
                        aliases(fields.aliases()),
                        Sql.joined(fields.routes()),
                        fields.keyType(),
                        Sql.joined(fields.tags()),
                        fields.kept().toString(),
                        fields.capture(),
                        fields.blocked(),
                        fields.expires().map(Instant::toString).orElse(null),
                        by,
                        by)
                .update(entities);
    }

    void update(UUID organisation, UUID id, KeyFields fields, String by) {
        new Sql(
                        "update virtual_key set alias = ?, team_id = ?, user_id = ?, agent = ?, models = ?, aliases = cast(? as json),"
                                + " routes = ?, key_type = ?, tags = ?, kept = cast(? as json), capture = ?, blocked = ?,"
                                + " expires_at = cast(? as timestamptz), changed_by = ?, changed_at = now(), row_version = row_version + 1",
                        fields.alias().orElse(null),
                        fields.team().orElse(null),
                        fields.user().orElse(null),
                        fields.agent().orElse(null),
                        Sql.joined(fields.models()),
                        aliases(fields.aliases()),
                        Sql.joined(fields.routes()),
                        fields.keyType(),
                        Sql.joined(fields.tags()),
                        fields.kept().toString(),
                        fields.capture(),
                        fields.blocked(),
                        fields.expires().map(Instant::toString).orElse(null),
                        by)
                .add("where organisation_id = ? and id = ?", organisation, id)
                .update(entities);
    }

    /** @param goodUntil of the hash that it had; empty: at once no more */
    void renew(UUID organisation, Kept before, String hash, String name, Optional<Instant> goodUntil, String by) {
        goodUntil.ifPresent(until -> new Sql(
                        "insert into virtual_key_former (hash, key_id, good_until) values (?, ?, cast(? as timestamptz))",
                        before.hash(),
                        before.id(),
                        until.toString())
                .update(entities));
        new Sql(
                        "update virtual_key set hash = ?, name = ?, changed_by = ?, changed_at = now(), row_version = row_version + 1"
                                + " where organisation_id = ? and id = ?",
                        hash,
                        name,
                        by,
                        organisation,
                        before.id())
                .update(entities);
    }

    void delete(UUID organisation, UUID id) {
        new Sql("delete from virtual_key where organisation_id = ? and id = ?", organisation, id).update(entities);
    }

    static Account account(UUID organisation, UUID key) {
        return new Account(organisation, Account.Kind.KEY, key.toString());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw PageRequest.badCursor();
        }
    }

    private static String aliases(Map<String, String> aliases) {
        var object = Json.createObjectBuilder();
        aliases.forEach(object::add);
        return object.build().toString();
    }

    static Map<String, String> aliases(JsonObject object) {
        Map<String, String> aliases = new LinkedHashMap<>();
        object.forEach((name, model) -> aliases.put(name, ((JsonString) model).getString()));
        return aliases;
    }

    static JsonObject object(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static Kept kept(Row row) {
        KeyFields fields = new KeyFields(
                row.optional(3),
                row.optional(4),
                row.optional(5),
                row.optional(6),
                row.texts(7),
                aliases(object(row.text(8))),
                row.texts(9),
                row.text(10),
                row.texts(11),
                object(row.text(12)),
                row.flag(13),
                row.flag(14),
                row.optional(15).isPresent() ? Optional.of(row.time(15)) : Optional.empty(),
                AccountLimits.NONE);
        return new Kept(
                row.id(0),
                row.text(1),
                row.text(2),
                fields,
                row.optional(16).isPresent() ? Optional.of(row.time(16)) : Optional.empty(),
                row.text(17),
                row.time(18),
                row.text(19),
                row.time(20),
                row.count(21));
    }
}
