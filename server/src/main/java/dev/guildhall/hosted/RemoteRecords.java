package dev.guildhall.hosted;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What we made at a hosted runtime: its ids and versions there, and which agents use it. Always of one place. */
@Service
class RemoteRecords {
    private final Rows rows;

    @Inject
    RemoteRecords(DataSource dataSource) {
        this.rows = new Rows(dataSource);
    }

    /**
     * A thing over there.
     *
     * @param id empty while its making is under way
     * @param sent its body as it was acknowledged; empty for a skill
     * @param sending digest of what is on its way
     * @param before the newest version there before that
     */
    record Known(
            String kind,
            String name,
            Optional<String> id,
            Optional<String> version,
            Optional<String> sent,
            Optional<String> sending,
            Optional<String> before) {}

    /** What an agent is or was made of. */
    record Use(String kind, String name, String digest, Optional<String> version) {}

    Optional<Known> find(Place place, String kind, String name) {
        return rows
                .read(
                        RemoteRecords::known,
                        """
                        select kind, name, remote_id, remote_version, cast(sent as text), sending, sending_before
                        from hosted_object where organisation_id = ? and runtime = ? and kind = ? and name = ?""",
                        place.organisation(),
                        place.runtime().id(),
                        kind,
                        name)
                .stream()
                .findFirst();
    }

    /** Before a call that makes something new, so that a lost answer is noticed. */
    void sending(Place place, String kind, String name, String digest, @Nullable String before) {
        rows.change("""
                insert into hosted_object (organisation_id, runtime, kind, name, sending, sending_before, changed_at)
                values (?, ?, ?, ?, ?, ?, now())
                on conflict (organisation_id, runtime, kind, name) do update
                    set sending = excluded.sending, sending_before = excluded.sending_before, changed_at = now()""", place.organisation(), place.runtime().id(), kind, name, digest, before);
    }

    /** @param sent the body, as JSON */
    void acknowledged(
            Place place, String kind, String name, String id, @Nullable String version, @Nullable String sent) {
        rows.change("""
                insert into hosted_object (organisation_id, runtime, kind, name, remote_id, remote_version, sent, changed_at)
                values (?, ?, ?, ?, ?, ?, cast(? as json), now())
                on conflict (organisation_id, runtime, kind, name) do update
                    set remote_id = excluded.remote_id, remote_version = excluded.remote_version, sent = excluded.sent,
                        sending = null, sending_before = null, changed_at = now()""", place.organisation(), place.runtime().id(), kind, name, id, version, sent);
    }

    /** Nothing is left of it, and nobody uses it. */
    void forget(Place place, String kind, String name) {
        rows.change(
                "delete from hosted_object where organisation_id = ? and runtime = ? and kind = ? and name = ?",
                place.organisation(),
                place.runtime().id(),
                kind,
                name);
    }

    /** It is gone over there and has to be made anew; who uses it stays known. */
    void lost(Place place, String kind, String name) {
        rows.change("""
                update hosted_object set remote_id = null, remote_version = null, sent = null, sending = null,
                    sending_before = null, changed_at = now()
                where organisation_id = ? and runtime = ? and kind = ? and name = ?""", place.organisation(), place.runtime().id(), kind, name);
        rows.change(
                "delete from hosted_version where organisation_id = ? and runtime = ? and kind = ? and name = ?",
                place.organisation(),
                place.runtime().id(),
                kind,
                name);
    }

    /** The version of a skill that has these bytes. */
    Optional<String> version(Place place, String skill, String digest) {
        return rows
                .read(
                        row -> row.getString(1),
                        "select remote_version from hosted_version where organisation_id = ? and runtime = ? and name = ? and digest = ?",
                        place.organisation(),
                        place.runtime().id(),
                        skill,
                        digest)
                .stream()
                .findFirst();
    }

    /** Every version of a skill that we made. */
    Set<String> versions(Place place, String skill) {
        return new HashSet<>(rows.read(
                row -> row.getString(1),
                "select remote_version from hosted_version where organisation_id = ? and runtime = ? and name = ?",
                place.organisation(),
                place.runtime().id(),
                skill));
    }

    void addVersion(Place place, String skill, String digest, String version) {
        rows.change("""
                insert into hosted_version (organisation_id, runtime, name, digest, remote_version, sent_at)
                values (?, ?, ?, ?, ?, now())
                on conflict (organisation_id, runtime, kind, name, digest) do update
                    set remote_version = excluded.remote_version, sent_at = now()""", place.organisation(), place.runtime().id(), skill, digest, version);
    }

    void use(Place place, String agent, Use use) {
        rows.change(
                """
                insert into hosted_use (organisation_id, runtime, agent, kind, name, digest, remote_version)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (organisation_id, runtime, agent, kind, name) do update
                    set digest = excluded.digest, remote_version = excluded.remote_version""",
                place.organisation(),
                place.runtime().id(),
                agent,
                use.kind(),
                use.name(),
                use.digest(),
                use.version().orElse(null));
    }

    void unuse(Place place, String agent, String kind, String name) {
        rows.change(
                "delete from hosted_use where organisation_id = ? and runtime = ? and agent = ? and kind = ? and name = ?",
                place.organisation(),
                place.runtime().id(),
                agent,
                kind,
                name);
    }

    /** The agent first, then its environment, then skills: the order in which they can go. */
    List<Use> uses(Place place, String agent) {
        return rows.read(
                row -> new Use(
                        row.getString(1), row.getString(2), row.getString(3), Optional.ofNullable(row.getString(4))),
                "select kind, name, digest, remote_version from hosted_use where organisation_id = ? and runtime = ? and agent = ? order by kind, name",
                place.organisation(),
                place.runtime().id(),
                agent);
    }

    boolean usedByOthers(Place place, String agent, String kind, String name) {
        return !rows.read(
                        row -> row.getString(1),
                        "select agent from hosted_use where organisation_id = ? and runtime = ? and kind = ? and name = ? and agent <> ? limit 1",
                        place.organisation(),
                        place.runtime().id(),
                        kind,
                        name,
                        agent)
                .isEmpty();
    }

    private static Known known(ResultSet row) throws SQLException {
        return new Known(
                row.getString(1),
                row.getString(2),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)));
    }
}
