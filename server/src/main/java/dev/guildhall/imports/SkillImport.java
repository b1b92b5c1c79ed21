package dev.guildhall.imports;

import dev.guildhall.packages.CanonicalZip;
import dev.guildhall.packages.Finding;
import dev.guildhall.packages.FindingCode;
import dev.guildhall.packages.MendedSkill;
import dev.guildhall.packages.SourcePlace;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Origin;
import dev.guildhall.registry.Origins;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.PublishSettings;
import dev.guildhall.registry.PublishedVersion;
import dev.guildhall.registry.Publishing;
import dev.guildhall.skill.PackageFile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Publishes one skill of an import. {@code same source as the newest version? unchanged : version → zip → Publishing → line}.
 *
 * <p>It goes through the same door as every publication: the same checks, the same rules about owners and versions. Done
 * again for the same job it finds its own version and says what it said before.
 */
@Service
class SkillImport {
    private final Publishing publishing;
    private final Origins origins;
    private final PublishSettings settings;

    @Inject
    SkillImport(Publishing publishing, Origins origins, PublishSettings settings) {
        this.publishing = publishing;
        this.origins = origins;
        this.settings = settings;
    }

    /** What all skills of one import have in common. */
    record Context(Actor actor, UUID job, String owner, Optional<SourcePlace> source, Path folder) {}

    ImportLine publish(Context context, NamedSkill named) throws IOException {
        MendedSkill skill = named.skill();
        List<Finding> findings = new ArrayList<>(skill.mends());
        findings.addAll(named.findings());
        findings.addAll(skill.refusals());
        tooLarge(skill).ifPresent(findings::add);
        if (skill.refused() || findings.stream().anyMatch(Finding::refuses)) {
            return line(context, skill, Optional.empty(), "refused", findings);
        }
        String name = skill.name().orElseThrow();
        Optional<Origins.Newest> newest = origins.newest(context.actor(), context.owner(), name);
        Optional<Origins.Newest> same = newest.filter(
                        version -> version.digest().equals(skill.sourceDigest()))
                .or(() -> said(context, skill, name));
        if (same.isPresent()) {
            return line(context, skill, Optional.of(same.get().version()), outcomeAgain(context, same.get()), findings);
        }
        ImportVersion version =
                ImportVersion.of(skill, newest, taken -> origins.has(context.actor(), context.owner(), name, taken));
        findings.addAll(version.finding());
        if (version.version().isEmpty()) {
            return line(context, skill, Optional.empty(), "refused", findings);
        }
        try {
            PublishedVersion published =
                    publish(context, skill, version.version().get(), findings);
            String outcome = published.state().equals("held") ? "held" : newest.isEmpty() ? "created" : "updated";
            return line(context, skill, version.version(), outcome, published.findings());
        } catch (Problem problem) {
            findings.addAll(findingsOf(problem));
            return line(context, skill, Optional.empty(), "refused", findings);
        }
    }

    /** The version its author says, when it is there and was made of the same: an older one that comes again. */
    private Optional<Origins.Newest> said(Context context, MendedSkill skill, String name) {
        return skill.version()
                .flatMap(ImportVersion::completed)
                .flatMap(version -> origins.version(context.actor(), context.owner(), name, version))
                .filter(version -> version.digest().equals(skill.sourceDigest()));
    }

    /** Before anything of it is packed. */
    private Optional<Finding> tooLarge(MendedSkill skill) {
        long bytes = skill.files().list().stream().mapToLong(PackageFile::size).sum();
        if (bytes > settings.maxPackageBytes()) {
            return Optional.of(FindingCode.PACKAGE_TOO_LARGE.onPackage(
                    "The skill has %d bytes, and a package may have %d.".formatted(bytes, settings.maxPackageBytes()),
                    "Leave out what the skill does not need."));
        }
        return Optional.empty();
    }

    /** The version is there: from this job, before it was interrupted, or from an earlier import. */
    private static String outcomeAgain(Context context, Origins.Newest same) {
        if (!same.job().equals(Optional.of(context.job()))) {
            return "unchanged";
        }
        return same.state().equals("held") ? "held" : same.versions() == 1 ? "created" : "updated";
    }

    private PublishedVersion publish(Context context, MendedSkill skill, String version, List<Finding> mends)
            throws IOException {
        Path zip = Files.createTempFile(context.folder(), "skill", ".zip");
        try {
            try (OutputStream out = Files.newOutputStream(zip)) {
                CanonicalZip.write(out, skill.name().orElseThrow(), skill.files());
            }
            List<Origin.File> originals = skill.originals().entrySet().stream()
                    .map(file -> new Origin.File(file.getKey(), file.getValue()))
                    .toList();
            String folder = skill.found().path();
            Origin origin = new Origin(
                    skill.sourceDigest(),
                    folder.equals(".") ? skill.name().orElseThrow() : folder.substring(folder.lastIndexOf('/') + 1),
                    folder,
                    context.source().map(SourcePlace::url),
                    context.source().flatMap(SourcePlace::commit),
                    context.job(),
                    mends,
                    originals);
            PublishRequest request = new PublishRequest(
                    new PublishRequest.Upload.Archive(zip, Optional.empty()),
                    Optional.of(context.owner()),
                    Optional.of(version),
                    Optional.empty(),
                    false,
                    Optional.of(origin));
            return publishing.publish(context.actor(), request).version();
        } finally {
            Files.deleteIfExists(zip);
        }
    }

    /** The findings a refusal carries, or the problem itself as one. */
    private static List<Finding> findingsOf(Problem problem) {
        if (problem.members().get("findings") instanceof List<?> findings) {
            return findings.stream()
                    .filter(Finding.class::isInstance)
                    .map(Finding.class::cast)
                    .toList();
        }
        return List.of(new Finding(
                problem.type().slug(),
                Finding.Severity.ERROR,
                Optional.empty(),
                Optional.empty(),
                problem.type().title() + ".",
                problem.detail()));
    }

    private static ImportLine line(
            Context context, MendedSkill skill, Optional<String> version, String outcome, List<Finding> findings) {
        return new ImportLine(
                skill.found().path(),
                Optional.of(context.owner()),
                skill.name(),
                version,
                outcome.toLowerCase(Locale.ROOT),
                findings);
    }
}
