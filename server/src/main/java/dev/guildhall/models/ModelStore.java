package dev.guildhall.models;

import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;

/** All statements over organisations' models and operators' prices; those over models always of one organisation. */
@Service
class ModelStore {
    private final EntityManager entities;

    @Inject
    ModelStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A row with its parameters sealed. */
    record Kept(String id, String name, byte[] params, String info, ModelDetail.Change change, int revision) {}

    private static final String COLUMNS =
            "id, name, sealed_params, info, created_by, created_at, changed_by, changed_at, row_version";

    /** @param lock until the transaction ends */
    Optional<Kept> find(UUID organisation, String id, boolean lock) {
        return new Sql(
                        "select " + COLUMNS + " from gateway_model where organisation_id = ? and id = ?",
                        organisation,
                        id)
                .add(lock ? "for update" : "")
                .first(entities, ModelStore::kept);
    }

    /** False when the id is somebody's already. */
    boolean insert(UUID organisation, String id, String name, byte[] params, String info, String by) {
        return new Sql(
                                "insert into gateway_model (id, organisation_id, name, sealed_params, info, created_by, created_at, changed_by, changed_at)"
                                        + " values (?, ?, ?, ?, cast(? as json), ?, now(), ?, now()) on conflict do nothing",
                                id,
                                organisation,
                                name,
                                params,
                                info,
                                by,
                                by)
                        .update(entities)
                == 1;
    }

    void update(UUID organisation, String id, String name, byte[] params, String info, String by) {
        new Sql(
                        "update gateway_model set name = ?, sealed_params = ?, info = cast(? as json), changed_by = ?, changed_at = now(),"
                                + " row_version = row_version + 1 where organisation_id = ? and id = ?",
                        name,
                        params,
                        info,
                        by,
                        organisation,
                        id)
                .update(entities);
    }

    void delete(UUID organisation, String id) {
        new Sql("delete from gateway_model where organisation_id = ? and id = ?", organisation, id).update(entities);
    }

    long count(UUID organisation) {
        return new Sql("select count(*) from gateway_model where organisation_id = ?", organisation)
                .first(entities, row -> row.number(0))
                .orElse(0L);
    }

    /** The next version of a price; empty text takes the operator's word back. */
    int setPrice(String provider, String model, Optional<String> price, String by) {
        int version = new Sql(
                                "select coalesce(max(version), 0) from gateway_price where provider = ? and model = ?",
                                provider,
                                model)
                        .first(entities, row -> row.count(0))
                        .orElse(0)
                + 1;
        new Sql(
                        "insert into gateway_price (provider, model, version, price, since, set_by, set_at)"
                                + " values (?, ?, ?, cast(nullif(?, '') as json), current_date, ?, now())",
                        provider,
                        model,
                        version,
                        price.orElse(""),
                        by)
                .update(entities);
        return version;
    }

    /** So that every node reads again. */
    void changed() {
        new Sql("update gateway_model_change set revision = revision + 1").update(entities);
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.text(0),
                row.text(1),
                row.bytes(2),
                row.text(3),
                new ModelDetail.Change(row.text(4), row.time(5), row.text(6), row.time(7)),
                row.count(8));
    }
}
