package dev.guildhall.faces;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Digests of archives that were made before. */
@Service
class ArchiveDigestStore {
    private final EntityManager entities;

    @Inject
    ArchiveDigestStore(EntityManager entities) {
        this.entities = entities;
    }

    Map<UUID, ArchiveDigests> find(UUID organisation, String form, List<UUID> versions) {
        Map<UUID, ArchiveDigests> found = new HashMap<>();
        for (Object one : entities.createNativeQuery("""
                        select version_id, size, sha1, sha256, sha512 from face_archive
                        where organisation_id = ?1 and form = ?2
                            and version_id = any (cast(string_to_array(?3, ',') as uuid[]))""")
                .setParameter(1, organisation)
                .setParameter(2, form)
                .setParameter(3, versions.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .getResultList()) {
            Object[] row = (Object[]) one;
            found.put(
                    UUID.fromString(row[0].toString()),
                    new ArchiveDigests(
                            ((Number) row[1]).longValue(), (String) row[2], (String) row[3], (String) row[4]));
        }
        return found;
    }

    void insert(UUID organisation, String form, UUID version, ArchiveDigests digests) {
        entities.createNativeQuery("""
                        insert into face_archive (version_id, form, organisation_id, size, sha1, sha256, sha512)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict do nothing""")
                .setParameter(1, version)
                .setParameter(2, form)
                .setParameter(3, organisation)
                .setParameter(4, digests.size())
                .setParameter(5, digests.sha1())
                .setParameter(6, digests.sha256())
                .setParameter(7, digests.sha512())
                .executeUpdate();
    }
}
