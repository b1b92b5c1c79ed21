package dev.guildhall.registry;

import dev.guildhall.audit.Audit;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import dev.guildhall.scan.PackageScan;
import dev.guildhall.scan.ScanReport;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Versions looked at again with newer rules: {@code outdated → scan (no transaction) ⇒ findings · held? · channels · audit · event}. */
@Service
public class Rescans {
    /** Who holds a version when no person does, in the record. */
    public static final String SCAN = "scan";

    private final EntityManager entities;
    private final SkillStore skills;
    private final VersionReads versions;
    private final Channels channels;
    private final PackageScan scan;
    private final Blobs blobs;
    private final PublishSettings settings;
    private final Audit audit;
    private final Event<SkillVersionHeld> held;
    private final Event<SkillVersionRescanned> rescanned;

    @Inject
    Rescans(
            EntityManager entities,
            SkillStore skills,
            VersionReads versions,
            Channels channels,
            PackageScan scan,
            Blobs blobs,
            PublishSettings settings,
            Audit audit,
            Event<SkillVersionHeld> held,
            Event<SkillVersionRescanned> rescanned) {
        this.entities = entities;
        this.skills = skills;
        this.versions = versions;
        this.channels = channels;
        this.scan = scan;
        this.blobs = blobs;
        this.settings = settings;
        this.audit = audit;
        this.held = held;
        this.rescanned = rescanned;
    }

    /** Of all organisations, in the order of their ids. */
    public List<OutdatedVersion> outdated(Optional<UUID> after, int limit) {
        return outdated(new Sql("true"), after, limit);
    }

    /** Of one organisation, in the order of their ids. */
    public List<OutdatedVersion> outdated(UUID organisation, Optional<UUID> after, int limit) {
        return outdated(new Sql("v.organisation_id = ?", organisation), after, limit);
    }

    private List<OutdatedVersion> outdated(Sql which, Optional<UUID> after, int limit) {
        Sql sql = new Sql("""
                        select v.id, v.organisation_id, s.owner_name, s.name, v.version
                        from skill_version v join skill s on s.id = v.skill_id where v.rules_version < ? and""", scan.rulesVersion()).add(which);
        after.ifPresent(id -> sql.add("and v.id > ?", id));
        return sql.add("order by v.id limit ?", limit)
                .list(
                        entities,
                        row -> new OutdatedVersion(row.id(0), row.id(1), row.text(2), row.text(3), row.text(4)));
    }

    /** How many there are of one organisation, up to {@code most}. */
    public int countOutdated(UUID organisation, int most) {
        return new Sql(
                        "select count(*) from (select 1 from skill_version where organisation_id = ? and rules_version < ? limit ?) outdated",
                        organisation,
                        scan.rulesVersion(),
                        most)
                .first(entities, row -> (int) row.number(0))
                .orElse(0);
    }

    /**
     * Takes as long as the checks of a publish call may take, and no longer.
     *
     * @throws IOException when its bytes cannot be read, or time ran out
     */
    public ScanReport scan(OutdatedVersion version) throws IOException {
        long end = System.nanoTime() + settings.checkTime().toNanos();
        return scan.scan(
                versions.manifest(version.id()),
                new BlobFiles(blobs, versions.files(version.id())),
                () -> System.nanoTime() - end > 0);
    }

    /**
     * Writes down what a scan came to. A version with a finding that asks for a reviewer and that none has accepted is held
     * from now on, whoever made the finding. Of one that is held or revoked already it says when other findings ask.
     *
     * @return whether it is held now and was not before
     */
    @Transactional
    public boolean record(OutdatedVersion version, ScanReport report, Set<AcceptedFinding> accepted) {
        Optional<SkillKey> skill = skills.locked(version.organisation(), version.owner(), version.name());
        if (skill.isEmpty()) {
            return false;
        }
        List<Finding> before = Json.findings(versions.findings(version.id()));
        List<Finding> now = merged(before, report);
        if (!write(version, report, now)) {
            return false;
        }
        SkillVersion entity = versions.entity(skill.get(), version.version());
        List<Finding> open = now.stream()
                .filter(finding -> !finding.holds() || !accepted.contains(AcceptedFinding.of(finding)))
                .toList();
        Optional<String> why = Verdict.hold(open);
        boolean holds = why.isPresent() && !entity.revoked() && entity.hold(why.get());
        if (!holds) {
            // Reasons of scans before rules version 2 quoted what they had found.
            why.ifPresent(reason -> before.stream()
                    .filter(Finding::holds)
                    .findFirst()
                    .ifPresent(first -> entity.reword(first.message(), reason)));
            entity.judged(open.size() < now.size() ? Verdict.WARNED : Verdict.of(open));
        }
        entities.flush();
        if (holds) {
            channels.follow(skill.get().id());
            announce(version, why.get());
        } else {
            channels.judge(skill.get().id());
            if (entity.held() || entity.revoked()) {
                HoldingFindings.change(before, now).ifPresent(change -> announceChange(version, change));
            }
        }
        return holds;
    }

    private void announce(OutdatedVersion version, String reason) {
        audit.append(
                version.organisation(),
                SCAN,
                "skill.held",
                version.title(),
                Map.of("state", SkillVersion.HELD, "reason", reason, "rules", scan.rulesVersion()));
        held.fire(new SkillVersionHeld(
                version.organisation(), version.owner(), version.name(), version.version(), reason, Optional.empty()));
    }

    private void announceChange(OutdatedVersion version, String change) {
        audit.append(
                version.organisation(),
                SCAN,
                "skill.rescanned",
                version.title(),
                Map.of("change", change, "rules", scan.rulesVersion()));
        rescanned.fire(new SkillVersionRescanned(
                version.organisation(), version.owner(), version.name(), version.version(), change));
    }

    /** What the reader and an import found stays; what the scan found is replaced. */
    private List<Finding> merged(List<Finding> before, ScanReport report) {
        List<Finding> all = new ArrayList<>(
                before.stream().filter(finding -> !scan.finds(finding.code())).toList());
        all.addAll(report.findings());
        return all;
    }

    /** False when another node was faster. */
    private boolean write(OutdatedVersion version, ScanReport report, List<Finding> all) {
        return new Sql(
                                """
                        update skill_version set findings = cast(? as json), risk = ?, risk_reasons = cast(? as json),
                            rules_version = ?, scanned_at = now()
                        where id = ? and rules_version < ?""",
                                Json.ofFindings(all),
                                report.risk().level().label(),
                                Json.ofTexts(report.risk().reasons()),
                                report.rulesVersion(),
                                version.id(),
                                report.rulesVersion())
                        .update(entities)
                == 1;
    }
}
