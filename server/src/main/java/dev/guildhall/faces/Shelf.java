package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.ReleaseQuery;
import dev.guildhall.registry.Releases;
import dev.guildhall.registry.StoredFile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is handed on: live versions only, also to those who could read a held one in the registry itself. Another client shows no
 * warning, so what needs one does not leave this way.
 */
@Service
class Shelf {
    /** Member of a problem: what a name may have meant, as {@code @owner/name}. */
    static final String SKILLS = "skills";

    private static final int NAMESAKES = 20;

    private final Releases releases;
    private final Catalog catalog;

    @Inject
    Shelf(Releases releases, Catalog catalog) {
        this.releases = releases;
        this.catalog = catalog;
    }

    /**
     * 423, 410 or 403 when the version is held, yanked or revoked.
     *
     * @param version a version, or a channel's name
     */
    Release release(Actor actor, String owner, String name, String version) {
        Release release = releases.named(actor, owner, name, version);
        return switch (release.state()) {
            case "live" -> release;
            case "held" ->
                throw refused(
                        FacesProblem.HELD, release, "is held for review", "Use another version until it is released");
            case "yanked" -> throw refused(FacesProblem.WITHDRAWN, release, "was yanked", "Use another version");
            default -> throw refused(FacesProblem.REVOKED, release, "is revoked", "Remove it where it is installed");
        };
    }

    private static Problem refused(FacesProblem problem, Release release, String what, String how) {
        return problem.because("%s %s (%s). %s; /skills/@%s/%s shows what there is."
                .formatted(
                        release.title(),
                        what,
                        release.reason().orElse("no reason was given"),
                        how,
                        release.owner(),
                        release.name()));
    }

    /** The latest version; when there is none, the refusal says of the newest why. */
    Release latest(Actor actor, String owner, String name) {
        String shown = catalog.skill(actor, owner, name)
                .shown()
                .orElseThrow(
                        () -> FacesProblem.NOT_SERVED.because("@%s/%s has no version yet.".formatted(owner, name)));
        return release(actor, owner, name, shown);
    }

    /** The skill of this name; of one owner, or of the only one who has it. 409 naming them when there are several. */
    Release latestNamed(Actor actor, Optional<String> owner, String name) {
        if (owner.isPresent()) {
            return latest(actor, owner.get(), name);
        }
        List<Release> found = releases.latest(actor, ReleaseQuery.named(name), PageRequest.first(NAMESAKES), NAMESAKES);
        if (found.isEmpty()) {
            throw FacesProblem.NOT_SERVED.because(
                    "There is no skill %s here with a version that is handed on.".formatted(name));
        } else if (found.size() > 1) {
            List<String> skills =
                    found.stream().map(Release::skillName).sorted().toList();
            throw FacesProblem.AMBIGUOUS.because(
                    "Several owners have a skill %s: %s. Name the owner too."
                            .formatted(name, String.join(", ", skills)),
                    Map.of(SKILLS, skills));
        }
        return found.getFirst();
    }

    /** By version or channel when one is given, else the latest. */
    Release release(Actor actor, Optional<String> owner, String name, Optional<String> version) {
        if (version.isEmpty()) {
            return latestNamed(actor, owner, name);
        }
        String known = owner.orElseGet(() -> latestNamed(actor, owner, name).owner());
        return release(actor, known, name, version.get());
    }

    StoredFile file(Actor actor, Release release, String path) {
        return catalog.file(actor, release.owner(), release.name(), release.version(), path);
    }
}
