package dev.guildhall.registry;

import dev.guildhall.packages.Versions;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.skill.SkillManifest;
import java.util.Optional;

/** Under which owner and version a package is published: what {@code skill.yaml} and the call say, which must agree. */
record VersionToPublish(String owner, String version) {

    static VersionToPublish of(SkillManifest manifest, PublishRequest request) {
        String owner = agreed("owner", manifest.owner(), request.owner().map(VersionToPublish::withoutAt))
                .orElseThrow(() -> RegistryProblem.OWNER_MISSING.because(
                        "Nothing says who owns %s. Add ?owner=NAME to the call, or write package: \"@NAME/%s\" into skill.yaml."
                                .formatted(manifest.name(), manifest.name())));
        String version = agreed("version", manifest.version(), request.version())
                .orElseThrow(() -> RegistryProblem.VERSION_MISSING.because(
                        "Nothing says which version of %s this is. Add ?version=1.0.0 to the call, or write version: 1.0.0 into skill.yaml."
                                .formatted(manifest.name())));
        if (!Versions.isVersion(version)) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "version is \"%s\"; write three numbers as semantic versioning 2.0.0 has them, such as 1.4.0 or 2.0.0-beta.1, without a leading v and without build metadata."
                            .formatted(version.length() > 80 ? version.substring(0, 80) + "…" : version));
        }
        return new VersionToPublish(owner, version);
    }

    private static String withoutAt(String owner) {
        return owner.startsWith("@") ? owner.substring(1) : owner;
    }

    private static Optional<String> agreed(String what, Optional<String> inPackage, Optional<String> inCall) {
        if (inPackage.isPresent() && inCall.isPresent() && !inPackage.equals(inCall)) {
            throw RegistryProblem.DISAGREEMENT.because(
                    "skill.yaml says %s %s, the call says %s. Make them agree, or leave it out of the call."
                            .formatted(what, inPackage.get(), inCall.get()));
        }
        return inPackage.or(() -> inCall);
    }
}
