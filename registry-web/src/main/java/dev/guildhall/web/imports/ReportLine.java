package dev.guildhall.web.imports;

import dev.guildhall.jobs.JobResult;
import dev.guildhall.packages.Finding;
import dev.guildhall.web.layout.Addresses;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One skill of a report.
 *
 * @param path where it lay
 * @param title {@code @owner/name} as far as it has them
 * @param address of its page; empty when there is none
 */
public record ReportLine(
        String path,
        String title,
        Optional<String> version,
        String outcome,
        Optional<String> address,
        List<Finding> findings) {

    static ReportLine of(JobResult result) {
        JsonObject body = result.body();
        Optional<String> owner = text(body, "owner");
        Optional<String> name = text(body, "name");
        Optional<String> version = text(body, "version");
        Optional<String> address = version.isPresent() && owner.isPresent() && name.isPresent()
                ? Optional.of("/skills/@" + Addresses.encode(owner.get()) + "/" + Addresses.encode(name.get())
                        + "?version=" + Addresses.encode(version.get()))
                : Optional.empty();
        return new ReportLine(
                body.getString("path", result.key()),
                name.map(called -> owner.map(by -> "@" + by + "/").orElse("") + called)
                        .orElse("–"),
                version,
                result.outcome(),
                address,
                findings(body));
    }

    private static List<Finding> findings(JsonObject body) {
        List<Finding> findings = new ArrayList<>();
        if (body.containsKey("findings")) {
            for (JsonValue value : body.getJsonArray("findings")) {
                JsonObject finding = value.asJsonObject();
                findings.add(new Finding(
                        finding.getString("code"),
                        Finding.Severity.valueOf(finding.getString("severity")
                                .toUpperCase(Locale.ROOT)
                                .replace('-', '_')),
                        text(finding, "file"),
                        finding.containsKey("line") ? Optional.of(finding.getInt("line")) : Optional.empty(),
                        finding.getString("message"),
                        finding.getString("fix")));
            }
        }
        findings.sort(java.util.Comparator.comparing(Finding::severity));
        return findings;
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.containsKey(key) ? Optional.of(object.getString(key)) : Optional.empty();
    }
}
