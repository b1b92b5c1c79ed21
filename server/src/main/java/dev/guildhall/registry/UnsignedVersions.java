package dev.guildhall.registry;

import dev.guildhall.packages.PackageDigest;
import dev.guildhall.platform.Sql;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import dev.guildhall.signing.Subject;
import dev.guildhall.signing.VersionSignatures;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the versions from before signatures, some at a time; the migration noted which those are. */
@Service
class UnsignedVersions {
    private static final Logger LOG = LoggerFactory.getLogger(UnsignedVersions.class);
    private static final int BATCH = 100;

    private final EntityManager entities;
    private final VersionReads versions;
    private final VersionSignatures signatures;
    private final PlatformSettings settings;

    @Inject
    UnsignedVersions(
            EntityManager entities, VersionReads versions, VersionSignatures signatures, PlatformSettings settings) {
        this.entities = entities;
        this.versions = versions;
        this.signatures = signatures;
        this.settings = settings;
    }

    private record Old(
            UUID organisation, Subject subject, String verdict, String risk, String publishedBy, Instant publishedAt) {}

    /** Says how many there were; 0 when none is left. */
    @Transactional
    int signSome() {
        List<UUID> some = signatures.notSignedYet(BATCH);
        some.forEach(this::sign);
        if (some.isEmpty()) {
            long odd = signatures.finishNotSigned();
            if (odd > 0) {
                LOG.error(
                        "{} versions are noted as from before signatures, though all of those were signed. They are not signed and not handed out; find out who wrote into the database",
                        odd);
            }
        }
        return some.size();
    }

    private void sign(UUID version) {
        Old old = read(version);
        String found = PackageDigest.of(versions.files(version));
        if (!found.equals(old.subject().packageDigest())) {
            // Signed as the digest of the row, so that its files are doubted from now on, and the page says so.
            LOG.error(
                    "The files of {} have the package digest {} where {} was published; they are not handed out",
                    old.subject().name(),
                    found,
                    old.subject().packageDigest());
        }
        Publication publication = new Publication(
                old.organisation(),
                old.publishedAt(),
                Publication.user(old.publishedBy(), Optional.empty()),
                old.verdict(),
                old.risk(),
                versions.manifest(version).repository(),
                Optional.empty(),
                settings.url(),
                true);
        signatures.signLater(old.organisation(), version, old.subject(), Publication.TYPE, publication.json());
    }

    private Old read(UUID version) {
        return new Sql("""
                        select v.organisation_id, '@' || s.owner_name || '/' || s.name || '@' || v.version, v.digest,
                               v.archive_digest, v.verdict, v.risk, v.published_by, v.published_at
                        from skill_version v join skill s on s.id = v.skill_id where v.id = ?""", version)
                .first(
                        entities,
                        row -> new Old(
                                row.id(0),
                                new Subject(row.text(1), row.text(2), row.text(3)),
                                row.text(4),
                                row.text(5),
                                row.text(6),
                                row.time(7)))
                .orElseThrow();
    }
}
