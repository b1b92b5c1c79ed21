package dev.guildhall.registry;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Versions whose fits wait to be found, or were found by other rules than this node's: {@code some → found → kept}. */
@Service
class UnfittedVersions {
    private static final Logger LOG = LoggerFactory.getLogger(UnfittedVersions.class);
    private static final UUID FIRST = new UUID(0, 0);
    private static final int BATCH = 100;

    private final EntityManager entities;
    private final VersionFacts facts;
    private final HarnessFits fits;
    private final Channels channels;

    @Inject
    UnfittedVersions(EntityManager entities, VersionFacts facts, HarnessFits fits, Channels channels) {
        this.entities = entities;
        this.facts = facts;
        this.fits = fits;
        this.channels = channels;
    }

    record Unfitted(UUID id, UUID organisation, UUID skill) {}

    /** Of this node; empty until its bridges are there. */
    String rules() {
        return fits.rules();
    }

    /** Some that no rules were applied to. */
    List<Unfitted> waiting() {
        return some("fits_rules = ''", FIRST);
    }

    /** Some by other rules than these, in the order of their ids; the last one's is where to go on. */
    List<Unfitted> byOthers(String rules, Optional<UUID> after) {
        return some("fits_rules <> ?", after.orElse(FIRST), rules);
    }

    private List<Unfitted> some(String which, UUID after, Object... parameters) {
        return new Sql("select id, organisation_id, skill_id from skill_version where " + which, parameters)
                .add("and id > ? order by id limit ?", after, BATCH)
                .list(entities, row -> new Unfitted(row.id(0), row.id(1), row.id(2)));
    }

    /** Outside of a transaction, since it reads the package. Empty when its bytes cannot be read: then it is left as it is. */
    Optional<HarnessFits.Fitting> found(Unfitted version) {
        try {
            return facts.uses(version.organisation(), List.of(version.id())).stream()
                    .findFirst()
                    .map(fits::of);
        } catch (UncheckedIOException | IllegalArgumentException | Problem e) {
            LOG.error("How version {} fits the harnesses cannot be said, since it cannot be read", version.id(), e);
            return Optional.empty();
        }
    }

    @Transactional
    void keep(Unfitted version, Optional<HarnessFits.Fitting> fitting, String rules) {
        new Sql("select 1 from skill where id = ? for update", version.skill()).list(entities, row -> true);
        fitting.ifPresent(found -> new Sql(
                        "update skill_version set fits = cast(? as json), harnesses = string_to_array(?, chr(31)), catalog_tokens = ?, body_tokens = ? where id = ?",
                        Json.ofFits(found.fits()),
                        Sql.joined(PublishedVersion.Fit.usable(found.fits())),
                        found.tokens().catalog(),
                        found.tokens().body(),
                        version.id())
                .update(entities));
        new Sql("update skill_version set fits_rules = ? where id = ?", rules, version.id()).update(entities);
        channels.fit(version.skill());
    }
}
