package dev.guildhall.imports;

import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Json;
import java.util.List;
import java.util.Optional;

/**
 * What came of one skill.
 *
 * @param path where it lay
 * @param name it is published under; empty when it has none
 * @param version it is published as; empty when it was refused
 * @param outcome {@code created}, {@code updated}, {@code unchanged}, {@code held}, {@code refused}, or {@code foreign} for a
 *     plugin that a marketplace names and that lies elsewhere
 * @param findings what was mended, and what the checks say
 */
public record ImportLine(
        String path,
        Optional<String> owner,
        Optional<String> name,
        Optional<String> version,
        String outcome,
        List<Finding> findings) {
    public ImportLine {
        findings = List.copyOf(findings);
    }

    String json() {
        return Json.text(this);
    }
}
