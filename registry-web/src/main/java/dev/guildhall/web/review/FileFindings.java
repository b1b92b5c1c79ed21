package dev.guildhall.web.review;

import dev.guildhall.packages.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of one file.
 *
 * @param file {@code the package} for what concerns no single one
 * @param findings worst first
 */
public record FileFindings(String file, List<Finding> findings) {
    public FileFindings {
        findings = List.copyOf(findings);
    }

    /** The file with the worst finding first. */
    public static List<FileFindings> of(List<Finding> worstFirst) {
        Map<String, List<Finding>> byFile = new LinkedHashMap<>();
        worstFirst.forEach(
                finding -> byFile.computeIfAbsent(finding.file().orElse("the package"), file -> new ArrayList<>())
                        .add(finding));
        return byFile.entrySet().stream()
                .map(file -> new FileFindings(file.getKey(), file.getValue()))
                .toList();
    }
}
