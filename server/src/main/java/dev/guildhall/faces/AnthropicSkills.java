package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.ReleaseQuery;
import dev.guildhall.registry.Releases;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Skills and versions in the shapes of the Anthropic Skills API: those of its beta ({@code display_title}, versions by microseconds)
 * and those of today ({@code display_name}, versions by id) in one object, so that clients of both find what they look for.
 */
@Service
class AnthropicSkills {
    private final Releases releases;
    private final Shelf shelf;

    @Inject
    AnthropicSkills(Releases releases, Shelf shelf) {
        this.releases = releases;
        this.shelf = shelf;
    }

    Map<String, Object> list(Actor actor, Optional<String> owner, PageRequest page) {
        List<Release> found = releases.latest(actor, ReleaseQuery.of(owner), page, page.limit() + 1);
        return page(Page.of(found, page.limit(), Release::cursor), true);
    }

    Map<String, Object> versions(Actor actor, String id, PageRequest page) {
        Releases.SkillAddress address = address(actor, id);
        return page(releases.all(actor, address.owner(), address.name(), page), false);
    }

    private static Map<String, Object> page(Page<Release> page, boolean skills) {
        return Members.of(
                "data",
                page.items().stream()
                        .map(skills ? AnthropicSkills::skill : AnthropicSkills::version)
                        .toList(),
                "has_more",
                page.next().isPresent(),
                "next_page",
                page.next().<Object>map(next -> next).orElse(Members.NULL));
    }

    Releases.SkillAddress address(Actor actor, String id) {
        return AnthropicIds.skill(id)
                .flatMap(skill -> releases.address(actor, skill))
                .orElseThrow(() -> FacesProblem.NOT_SERVED.because(
                        "There is no skill with the id %s. GET /v1/skills lists the ids.".formatted(shown(id))));
    }

    Release latest(Actor actor, String id) {
        Releases.SkillAddress address = address(actor, id);
        return shelf.latest(actor, address.owner(), address.name());
    }

    /** @param version its id, its microseconds, {@code latest} or another channel, or the version itself */
    Release version(Actor actor, String id, String version) {
        Releases.SkillAddress address = address(actor, id);
        if (version.equals("latest")) {
            return shelf.latest(actor, address.owner(), address.name());
        }
        Optional<UUID> versionId = AnthropicIds.version(version);
        Optional<Instant> micros = AnthropicIds.micros(version);
        String named = version;
        if (versionId.isPresent() || micros.isPresent()) {
            named = versionId
                    .flatMap(one -> releases.byId(actor, one))
                    .or(() -> micros.flatMap(at -> releases.publishedAt(actor, address.skill(), at)))
                    .filter(release -> release.skill().equals(address.skill()))
                    .map(Release::version)
                    .orElseThrow(() -> FacesProblem.NOT_SERVED.because(
                            "The skill %s has no version %s. GET /v1/skills/%s/versions lists them."
                                    .formatted(id, shown(version), id)));
        }
        return shelf.release(actor, address.owner(), address.name(), named);
    }

    static Map<String, Object> skill(Release latest) {
        return Members.of(
                "type", "skill",
                "id", AnthropicIds.skill(latest.skill()),
                "source", "custom",
                "display_title", latest.displayName(),
                "display_name", latest.displayName(),
                "latest_version", AnthropicIds.micros(latest.publishedAt()),
                "latest_version_id", AnthropicIds.version(latest.id()),
                "created_at", latest.createdAt(),
                "updated_at", latest.updatedAt(),
                "guildhall", ours(latest));
    }

    static Map<String, Object> version(Release release) {
        return Members.of(
                "type", "skill_version",
                "id", AnthropicIds.version(release.id()),
                "skill_id", AnthropicIds.skill(release.skill()),
                "version", AnthropicIds.micros(release.publishedAt()),
                "name", release.name(),
                "directory", release.name(),
                "description", release.description(),
                "created_at", release.publishedAt(),
                "guildhall", ours(release));
    }

    private static Map<String, Object> ours(Release release) {
        return Members.of(
                "owner", release.owner(),
                "name", release.name(),
                "version", release.version(),
                "digest", release.digest(),
                "state", release.state(),
                "reason", release.reason(),
                "verdict", release.verdict(),
                "risk", release.risk());
    }

    private static String shown(String id) {
        return id.length() > 80 ? id.substring(0, 80) + "…" : id;
    }
}
