package dev.guildhall.web.skill;

import dev.guildhall.review.VersionScan;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.review.FileFindings;
import java.util.List;
import java.util.Optional;

/**
 * The tab of verdict, risk, findings and decisions.
 *
 * @param text an appeal that was refused, to be mended
 */
public record SecurityPage(SkillHead head, VersionScan scan, String text, Optional<Refusal> refusal) {
    public List<FileFindings> files() {
        return FileFindings.of(scan.scan().findings());
    }
}
