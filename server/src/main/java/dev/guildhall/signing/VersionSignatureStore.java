package dev.guildhall.signing;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All queries over signatures of versions. */
@Service
class VersionSignatureStore {
    static final int MOST_OF_PUBLISHERS = 10;
    /** Besides those: one for each name the version ever had. */
    private static final int MOST = 100;

    private static final String UNFINISHED = "not exists (select 1 from unsigned_versions_finished)";

    private final EntityManager entities;

    @Inject
    VersionSignatureStore(EntityManager entities) {
        this.entities = entities;
    }

    /** @return false when the same envelope is there already */
    boolean add(UUID organisation, UUID version, String signer, String keyId, String envelope, String by) {
        return entities.createNativeQuery("""
                        insert into version_signature (id, organisation_id, version_id, signer, key_id, envelope,
                            envelope_digest, created_by, created_at)
                        values (?1, ?2, ?3, ?4, ?5, cast(?6 as json), ?7, ?8, ?9) on conflict do nothing""")
                        .setParameter(1, Ids.next())
                        .setParameter(2, organisation)
                        .setParameter(3, version)
                        .setParameter(4, signer)
                        .setParameter(5, keyId)
                        .setParameter(6, envelope)
                        .setParameter(7, digest(envelope))
                        .setParameter(8, by)
                        .setParameter(9, Values.now())
                        .executeUpdate()
                == 1;
    }

    boolean contains(UUID version, String envelope) {
        return !entities.createNativeQuery(
                        "select 1 from version_signature where version_id = ?1 and envelope_digest = ?2")
                .setParameter(1, version)
                .setParameter(2, digest(envelope))
                .getResultList()
                .isEmpty();
    }

    /** Envelopes of the registry, newest first. */
    List<String> ofRegistry(UUID version) {
        List<String> envelopes = new ArrayList<>();
        for (Object row : entities.createNativeQuery("""
                        select cast(envelope as text) from version_signature
                        where version_id = ?1 and signer = 'registry' order by id desc limit ?2""")
                .setParameter(1, version)
                .setParameter(2, MOST)
                .getResultList()) {
            envelopes.add((String) row);
        }
        return envelopes;
    }

    int countOfPublishers(UUID version) {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from version_signature where version_id = ?1 and signer = 'publisher'")
                        .setParameter(1, version)
                        .getSingleResult())
                .intValue();
    }

    /** The registry's first, then the publisher's; newest first each. */
    List<VersionSignature> list(UUID organisation, UUID version, String packageDigest) {
        List<VersionSignature> signatures = new ArrayList<>();
        for (Object found : entities.createNativeQuery("""
                        select s.signer, s.key_id, case when s.signer = 'registry' then s.signer else coalesce(p.name, '') end,
                               case when p.revoked_at is not null then 'revoked' when p.id is not null then 'active'
                                    when k.retired_at is not null then 'retired' when k.id is not null then 'active'
                                    else 'unknown' end,
                               s.created_by, s.created_at, cast(s.envelope as text),
                               coalesce(k.public_key, p.public_key)
                        from version_signature s
                        join skill_version v on v.id = s.version_id
                        join skill on skill.id = v.skill_id
                        left join signing_key k on s.signer = 'registry' and k.id = s.key_id
                        left join publisher_key p on s.signer = 'publisher' and p.key_id = s.key_id
                            and p.owner_id = skill.owner_id
                        where s.organisation_id = ?1 and s.version_id = ?2
                        order by s.signer desc, s.id desc limit ?3""")
                .setParameter(1, organisation)
                .setParameter(2, version)
                .setParameter(3, MOST)
                .getResultList()) {
            signatures.add(row((Object[]) found, packageDigest));
        }
        return signatures;
    }

    boolean isNotSignedYet(UUID version) {
        return !entities.createNativeQuery("select 1 from unsigned_version where version_id = ?1 and " + UNFINISHED)
                .setParameter(1, version)
                .getResultList()
                .isEmpty();
    }

    List<UUID> notSignedYet(int most) {
        List<UUID> versions = new ArrayList<>();
        for (Object id : entities.createNativeQuery(
                        "select version_id from unsigned_version where " + UNFINISHED + " order by version_id limit ?1")
                .setParameter(1, most)
                .getResultList()) {
            versions.add(id instanceof UUID uuid ? uuid : UUID.fromString(id.toString()));
        }
        return versions;
    }

    /** Once none is left there never is one again: rows that come later were put there by somebody. */
    void finishNotSigned() {
        entities.createNativeQuery("""
                        insert into unsigned_versions_finished (at) select now()
                        where not exists (select 1 from unsigned_version) on conflict do nothing""").executeUpdate();
    }

    /** Rows of {@code unsigned_version} that are there though all were signed. */
    long countAfterFinish() {
        return ((Number) entities.createNativeQuery(
                                "select count(*) from unsigned_version where not (" + UNFINISHED + ")")
                        .getSingleResult())
                .longValue();
    }

    /** Whether it was still there: two nodes that sign the same version sign it once. */
    boolean dropNotSigned(UUID version) {
        return entities.createNativeQuery("delete from unsigned_version where version_id = ?1")
                        .setParameter(1, version)
                        .executeUpdate()
                == 1;
    }

    private static VersionSignature row(@Nullable Object[] row, String packageDigest) {
        String envelope = String.valueOf(row[6]);
        return new VersionSignature(
                String.valueOf(row[0]),
                String.valueOf(row[1]),
                String.valueOf(row[2]),
                String.valueOf(row[3]),
                String.valueOf(row[4]),
                Values.instant(Objects.requireNonNull(row[5])),
                row[7] != null && verifies(envelope, Ed25519Key.of((byte[]) row[7]), packageDigest),
                statement(envelope),
                json(envelope));
    }

    private static boolean verifies(String json, Ed25519Key key, String packageDigest) {
        try {
            Envelope envelope = Envelope.read(json);
            return envelope.isSignedBy(key)
                    && Statement.read(envelope.payload()).packageDigest().equals(packageDigest);
        } catch (Problem altered) {
            return false;
        }
    }

    /** Empty for an envelope that was altered so far that it cannot be read: then it does not verify either. */
    private static JsonObject statement(String envelope) {
        try {
            return json(new String(Envelope.read(envelope).payload(), StandardCharsets.UTF_8));
        } catch (Problem | JsonException altered) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String digest(String envelope) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(envelope.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
