package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** All queries over the gateway's teams, users and customers; always of one organisation. */
@Service
class HolderStore {
    private static final String COLUMNS =
            "id, alias, email, role, models, blocked, kept, created_by, created_at, changed_by, changed_at, row_version";
    private static final int MOST_MEMBERS = 1000;

    private final EntityManager entities;

    @Inject
    HolderStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A row; its limits stand with the budgets. */
    record Kept(
            String id,
            HolderFields fields,
            String createdBy,
            Instant createdAt,
            String changedBy,
            Instant changedAt,
            int revision) {}

    Optional<Kept> find(UUID organisation, HolderKind kind, String id) {
        return new Sql("select " + COLUMNS + " from gateway_holder where organisation_id = ?", organisation)
                .add("and kind = ? and id = ?", kind.word(), id)
                .first(entities, HolderStore::kept);
    }

    List<Kept> page(UUID organisation, HolderKind kind, PageRequest page) {
        Sql sql = new Sql("select " + COLUMNS + " from gateway_holder where organisation_id = ?", organisation)
                .add("and kind = ?", kind.word());
        page.part(0, 1).ifPresent(from -> sql.add("and id > ?", from));
        return sql.add("order by id limit ?", page.limit() + 1).list(entities, HolderStore::kept);
    }

    /** The aliases of those that have one, by id. */
    Map<String, String> aliases(UUID organisation, HolderKind kind, Collection<String> ids) {
        Map<String, String> aliases = new HashMap<>();
        new Sql(
                        "select id, alias from gateway_holder where organisation_id = ? and kind = ?",
                        organisation,
                        kind.word())
                .add("and alias is not null and id = any (string_to_array(?, chr(31)))", Sql.joined(List.copyOf(ids)))
                .add("limit 10000")
                .list(entities, row -> List.of(row.text(0), row.text(1)))
                .forEach(pair -> aliases.put(pair.get(0), pair.get(1)));
        return aliases;
    }

    /** False when there is one already. */
    boolean insert(UUID organisation, HolderKind kind, String id, HolderFields fields, String by) {
        return new Sql(
                                "insert into gateway_holder (organisation_id, kind, id, alias, email, role, models, blocked, kept, created_by, changed_by)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as json), ?, ?) on conflict do nothing",
                                organisation,
                                kind.word(),
                                id,
                                fields.alias().orElse(null),
                                fields.email().orElse(null),
                                fields.role().orElse(null),
                                Sql.joined(fields.models()),
                                fields.blocked(),
                                fields.kept().toString(),
                                by,
                                by)
                        .update(entities)
                > 0;
    }

    void update(UUID organisation, HolderKind kind, String id, HolderFields fields, String by) {
        new Sql(
                        "update gateway_holder set alias = ?, email = ?, role = ?, models = ?, blocked = ?, kept = cast(? as json),"
                                + " changed_by = ?, changed_at = now(), row_version = row_version + 1",
                        fields.alias().orElse(null),
                        fields.email().orElse(null),
                        fields.role().orElse(null),
                        Sql.joined(fields.models()),
                        fields.blocked(),
                        fields.kept().toString(),
                        by)
                .add("where organisation_id = ? and kind = ? and id = ?", organisation, kind.word(), id)
                .update(entities);
    }

    void delete(UUID organisation, HolderKind kind, String id) {
        new Sql("delete from gateway_holder where organisation_id = ?", organisation)
                .add("and kind = ? and id = ?", kind.word(), id)
                .update(entities);
    }

    List<Member> members(UUID organisation, String team) {
        return new Sql(
                        "select team_id, user_id, role, since from gateway_member where organisation_id = ? and team_id = ?"
                                + " order by user_id limit ?",
                        organisation,
                        team,
                        MOST_MEMBERS)
                .list(entities, HolderStore::member);
    }

    List<Member> teamsOf(UUID organisation, String user) {
        return new Sql(
                        "select team_id, user_id, role, since from gateway_member where organisation_id = ? and user_id = ?"
                                + " order by team_id limit ?",
                        organisation,
                        user,
                        MOST_MEMBERS)
                .list(entities, HolderStore::member);
    }

    void putMember(UUID organisation, String team, String user, String role) {
        new Sql(
                        "insert into gateway_member (organisation_id, team_id, user_id, role) values (?, ?, ?, ?)"
                                + " on conflict (organisation_id, team_id, user_id) do update set role = excluded.role",
                        organisation,
                        team,
                        user,
                        role)
                .update(entities);
    }

    boolean removeMember(UUID organisation, String team, String user) {
        return new Sql(
                                "delete from gateway_member where organisation_id = ? and team_id = ? and user_id = ?",
                                organisation,
                                team,
                                user)
                        .update(entities)
                > 0;
    }

    private static Member member(Row row) {
        return new Member(row.text(0), row.text(1), row.text(2), row.time(3));
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.text(0),
                new HolderFields(
                        row.optional(1),
                        row.optional(2),
                        row.optional(3),
                        row.texts(4),
                        row.flag(5),
                        KeyStore.object(row.text(6)),
                        AccountLimits.NONE),
                row.text(7),
                row.time(8),
                row.text(9),
                row.time(10),
                row.count(11));
    }
}
