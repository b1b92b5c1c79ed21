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
import java.util.function.BooleanSupplier;

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
    private final Audit audit;
    private final Event<SkillVersionHeld> held;

    @Inject
    Rescans(
            EntityManager entities,
            SkillStore skills,
            VersionReads versions,
            Channels channels,
            PackageScan scan,
            Blobs blobs,
            Audit audit,
            Event<SkillVersionHeld> held) {
        this.entities = entities;
        this.skills = skills;
        this.versions = versions;
        this.channels = channels;
        this.scan = scan;
        this.blobs = blobs;
        this.audit = audit;
        this.held = held;
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

    /** @throws IOException when its bytes cannot be read, or time ran out */
    public ScanReport scan(OutdatedVersion version, BooleanSupplier expired) throws IOException {
        return scan.scan(versions.manifest(version.id()), new BlobFiles(blobs, versions.files(version.id())), expired);
    }

    /**
     * Writes down what a scan came to. A live version with a finding that asks for a reviewer and that none has accepted is
     * held from now on.
     *
     * @return whether it is held now and was not before
     */
    @Transactional
    public boolean record(OutdatedVersion version, ScanReport report, Set<AcceptedFinding> accepted) {
        Optional<SkillKey> skill = skills.locked(version.organisation(), version.owner(), version.name());
        if (skill.isEmpty() || !write(version, report)) {
            return false;
        }
        SkillVersion entity = versions.entity(skill.get(), version.version());
        List<Finding> open = report.findings().stream()
                .filter(finding -> !finding.holds() || !accepted.contains(AcceptedFinding.of(finding)))
                .toList();
        Optional<String> why = Verdict.hold(open);
        boolean wasLive = entity.live();
        boolean holds = why.isPresent() && !entity.revoked() && entity.hold(why.get());
        if (!holds) {
            entity.judged(open.size() < report.findings().size() ? Verdict.WARNED : verdict(version.id()));
        }
        entities.flush();
        if (holds && wasLive) {
            channels.follow(skill.get().id());
        } else {
            channels.judge(skill.get().id());
        }
        why.filter(reason -> holds).ifPresent(reason -> announce(version, reason));
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

    /** What the reader and an import found stays; what the scan found is replaced. False when another node was faster. */
    private boolean write(OutdatedVersion version, ScanReport report) {
        List<Finding> all = new ArrayList<>(Json.findings(versions.findings(version.id())).stream()
                .filter(finding -> !scan.finds(finding.code()))
                .toList());
        all.addAll(report.findings());
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

    private String verdict(UUID version) {
        return Verdict.of(Json.findings(versions.findings(version)));
    }
}
