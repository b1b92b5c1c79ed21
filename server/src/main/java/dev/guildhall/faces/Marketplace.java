package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Release;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;

/**
 * A Claude Code marketplace: the plugins are the npm packages of the same skills, pinned to the version the channel {@code latest}
 * points at. A plugin is called like its skill, so what the well-known index leaves out for its name is missing here too.
 *
 * <p>The npm registry is named only when it is reached by https: the client refuses any other there, and takes the scope's from the
 * user's {@code .npmrc} instead.
 */
@Service
class Marketplace {
    private final WellKnownIndex index;
    private final PlatformSettings settings;

    @Inject
    Marketplace(WellKnownIndex index, PlatformSettings settings) {
        this.index = index;
        this.settings = settings;
    }

    Map<String, Object> of(Actor actor, Optional<String> owner) {
        return Members.of(
                "name",
                owner.map(name -> "guildhall-" + name).orElse("guildhall"),
                "owner",
                Members.of("name", owner.map(name -> "@" + name).orElse(actor.organisationName())),
                "metadata",
                Members.of(
                        "description",
                        owner.map(name -> "Skills of @" + name).orElse("Skills of " + actor.organisationName())),
                "plugins",
                index.listed(actor, owner).stream().map(this::plugin).toList());
    }

    private Map<String, Object> plugin(Release release) {
        boolean tls = "https".equals(settings.url().getScheme());
        return Members.of(
                "name",
                release.name(),
                "source",
                Members.of(
                        "source",
                        "npm",
                        "package",
                        release.skillName(),
                        "version",
                        release.version(),
                        "registry",
                        tls ? Optional.of(settings.url() + "/npm/") : Optional.empty()),
                "description",
                release.description(),
                "version",
                release.version(),
                "category",
                release.category(),
                "keywords",
                release.keywords(),
                "license",
                release.license(),
                "homepage",
                settings.url() + FaceAddress.page(release));
    }
}
