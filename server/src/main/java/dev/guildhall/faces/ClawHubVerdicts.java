package dev.guildhall.faces;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.ScanStatus;
import dev.guildhall.registry.ScanStatuses;
import dev.guildhall.registry.Signatures;
import dev.guildhall.signing.VersionSignature;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What our scan, our reviewers and our signature say of a version, in the words of ClawHub's clients. They show {@code overview}
 * before they install and stop at a verdict that is not a pass.
 */
@Service
class ClawHubVerdicts {
    private static final int SHOWN = 5;

    private final ScanStatuses scans;
    private final Signatures signatures;
    private final Shelf shelf;
    private final ClawHubRows rows;

    @Inject
    ClawHubVerdicts(ScanStatuses scans, Signatures signatures, Shelf shelf, ClawHubRows rows) {
        this.scans = scans;
        this.signatures = signatures;
        this.shelf = shelf;
        this.rows = rows;
    }

    /** Which version a client asks about. */
    record Target(String slug, Optional<String> owner, String version) {}

    /** A verdict, also when there is none to give: then it fails and says why. */
    Map<String, Object> item(Actor actor, Target target) {
        try {
            String owner = target.owner()
                    .orElseGet(() -> shelf.latestNamed(actor, Optional.empty(), target.slug())
                            .owner());
            Release release = shelf.release(actor, owner, target.slug(), target.version());
            Map<String, Object> item = asked(target);
            item.putAll(verdict(actor, release));
            return item;
        } catch (Problem problem) {
            Map<String, Object> item = asked(target);
            String code = problem.type().status() == 404
                    ? "skill_not_found"
                    : problem.type().slug().replace('-', '_');
            item.putAll(Members.of(
                    "ok",
                    false,
                    "decision",
                    "fail",
                    "reasons",
                    List.of(code),
                    "slug",
                    Members.NULL,
                    "version",
                    Members.NULL,
                    "publisherHandle",
                    Members.NULL,
                    "security",
                    Members.NULL,
                    "error",
                    Members.of("code", code, "message", problem.detail())));
            return item;
        }
    }

    private static Map<String, Object> asked(Target target) {
        return Members.of(
                "requestedSlug", target.slug(),
                "requestedOwnerHandle", target.owner(),
                "requestedVersion", target.version());
    }

    /** Members that verdict and verification have in common. Live versions have passed: by the scan, or by a reviewer. */
    Map<String, Object> verdict(Actor actor, Release release) {
        ScanStatus scan = scans.of(actor, release.owner(), release.name(), release.version());
        Signatures.Standing standing = signatures.of(actor, release.owner(), release.name(), release.version());
        boolean broken = standing.state().equals("broken");
        boolean bad =
                broken || scan.verdict().equals("suspicious") || scan.verdict().equals("malicious");
        return Members.of(
                "ok", !bad,
                "decision", bad ? "fail" : "pass",
                "reasons", bad ? List.of(broken ? "signature_broken" : scan.verdict()) : List.of(),
                "slug", release.name(),
                "displayName", release.displayName(),
                "version", release.version(),
                "publisherHandle", release.owner(),
                "publisherDisplayName", release.owner(),
                "createdAt", release.publishedAt().toEpochMilli(),
                "checkedAt",
                        scan.scannedAt().<Object>map(at -> at.toEpochMilli()).orElse(Members.NULL),
                "skillUrl", rows.page(release),
                "securityAuditUrl", rows.page(release) + "/security",
                "overview", overview(scan, standing),
                "security", security(scan, bad));
    }

    private static Map<String, Object> security(ScanStatus scan, boolean bad) {
        return Members.of(
                "status", bad ? scan.verdict().equals("malicious") ? "malicious" : "suspicious" : "clean",
                "passed", !bad,
                "verdict", scan.verdict(),
                "risk", scan.risk(),
                "riskReasons", scan.riskReasons(),
                "rulesVersion", scan.rulesVersion(),
                "checkedAt",
                        scan.scannedAt().<Object>map(at -> at.toEpochMilli()).orElse(Members.NULL),
                "findings",
                        worth(scan).stream()
                                .map(finding -> Members.of(
                                        "code", finding.code(),
                                        "severity", finding.severity(),
                                        "file", finding.file(),
                                        "line", finding.line(),
                                        "message", finding.message()))
                                .toList());
    }

    static List<Finding> worth(ScanStatus scan) {
        return scan.findings().stream()
                .filter(finding -> finding.severity() != Finding.Severity.INFO)
                .toList();
    }

    private static String overview(ScanStatus scan, Signatures.Standing standing) {
        List<Finding> worth = worth(scan);
        String found = worth.stream()
                .limit(SHOWN)
                .map(finding -> "\n- " + finding.file().map(file -> file + ": ").orElse("") + finding.message())
                .collect(Collectors.joining());
        String more = worth.size() > SHOWN ? "\n- and " + (worth.size() - SHOWN) + " more" : "";
        String reasons = scan.riskReasons().isEmpty() ? "" : ". " + String.join(" ", scan.riskReasons());
        return "Verdict of the scan: %s, with rules %d. Signature of the registry: %s. Risk if it runs: %s%s%s%s"
                .formatted(scan.verdict(), scan.rulesVersion(), standing.state(), scan.risk(), reasons, found, more);
    }

    /** {@code …/verify}: the verdict with where the version comes from and who vouches for its bytes. */
    Map<String, Object> verification(Actor actor, Release release, String resolvedFrom, Optional<String> tag) {
        Map<String, Object> verification = Members.of("schema", "clawhub.skill.verify.v1");
        verification.putAll(verdict(actor, release));
        verification.put("pageUrl", rows.page(release));
        verification.put("publisherProfileUrl", Members.NULL);
        verification.put("resolvedFrom", resolvedFrom);
        verification.put("tag", tag.<Object>map(v -> v).orElse(Members.NULL));
        verification.put("card", Members.NULL);
        verification.put(
                "artifact",
                Members.of("packageDigest", release.digest(), "files", release.files(), "size", release.size()));
        verification.put(
                "provenance",
                Members.of(
                        "source", "guildhall",
                        "publishedBy", release.publishedBy(),
                        "publishedAt", release.publishedAt(),
                        "reference", release.title()));
        verification.put("signature", signature(actor, release));
        return verification;
    }

    private Object signature(Actor actor, Release release) {
        Signatures.Standing standing = signatures.of(actor, release.owner(), release.name(), release.version());
        return Members.of(
                "state",
                standing.state(),
                "signatures",
                standing.signatures().stream().map(ClawHubVerdicts::signature).toList());
    }

    private static Object signature(VersionSignature signature) {
        return Members.of(
                "signer", signature.signer(),
                "keyId", signature.keyId(),
                "keyState", signature.keyState(),
                "envelope", signature.envelope());
    }
}
