package dev.guildhall.web.imports;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.jobs.JobRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The form that starts an import, and the imports before it.
 *
 * @param owners those I may publish under
 * @param limit largest archive in bytes
 */
public record ImportsPage(
        Chrome chrome,
        List<OwnerRow> owners,
        ImportFields fields,
        List<JobRow> jobs,
        long limit,
        Optional<Refusal> refusal) {}
