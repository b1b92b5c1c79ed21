package dev.guildhall.packages;

import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SourceRepository;
import dev.guildhall.skill.ToolPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code skill.yaml} says, before it is joined with the six fields of {@code SKILL.md}. */
record SkillYaml(
        Optional<PackageName> packageName,
        int packageLine,
        Optional<String> version,
        Optional<String> displayName,
        Optional<String> summary,
        List<String> keywords,
        Optional<String> category,
        Optional<String> license,
        Optional<SourceRepository> repository,
        Invocation invocation,
        ToolPolicy tools,
        List<McpServerNeed> mcpServers,
        List<CredentialNeed> credentials,
        SkillPermissions permissions,
        Requirements requires,
        List<DependencyRange> dependencies,
        Compatibility compatibility,
        Map<String, Object> overrides,
        Optional<String> evals) {

    static final SkillYaml EMPTY = new SkillYaml(
            Optional.empty(),
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Invocation.DEFAULT,
            ToolPolicy.NONE,
            List.of(),
            List.of(),
            SkillPermissions.NONE,
            Requirements.NONE,
            List.of(),
            Compatibility.ANY,
            Map.of(),
            Optional.empty());

    /** The whole manifest, or empty when the standard's fields lack a name or a description. */
    Optional<SkillManifest> join(StandardFields.Read standard, List<String> allowedTools, Findings findings) {
        if (standard.name().isEmpty() || standard.description().isEmpty()) {
            return Optional.empty();
        }
        String name = standard.name().get();
        checkAgreement(name, standard, findings);
        return Optional.of(new SkillManifest(
                packageName.map(PackageName::owner),
                name,
                version,
                standard.description().get(),
                license.or(standard::license),
                standard.compatibility(),
                standard.metadata(),
                allowedTools,
                displayName.filter(shown -> !shown.equals(name)),
                summary,
                keywords,
                category,
                repository,
                invocation,
                tools,
                mcpServers,
                credentials,
                permissions,
                requires,
                dependencies,
                compatibility,
                overrides,
                evals));
    }

    private void checkAgreement(String name, StandardFields.Read standard, Findings findings) {
        if (packageName.isPresent() && !packageName.get().name().equals(name)) {
            findings.add(FindingCode.PACKAGE_NAME_MISMATCH.inFile(
                    PackageReader.SKILL_YAML,
                    packageLine,
                    "`package` is `" + packageName.get() + "`, but SKILL.md's name is `" + Shown.clip(name) + "`.",
                    "Make the part after the slash equal to the name."));
        }
        if (license.isPresent() && standard.license().isPresent() && !license.equals(standard.license())) {
            findings.add(FindingCode.LICENSE_DIFFERS.onFile(
                    PackageReader.SKILL_YAML,
                    "skill.yaml says `" + Shown.clip(license.get()) + "`, SKILL.md `"
                            + Shown.clip(standard.license().get()) + "`.",
                    "Name the licence in one place; skill.yaml counts."));
        }
    }
}
