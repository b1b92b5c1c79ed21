package dev.guildhall.faces;

import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.registry.VersionRow;
import dev.guildhall.skill.PackageFile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Skills and versions as ClawHub v1 writes them. Source: the schemas that {@code clawhub} 0.23 checks answers against, and what
 * OpenClaw 2026.9 reads beyond them. Members those demand are there even when we know nothing to say.
 */
@Service
class ClawHubRows {
    private final PlatformSettings settings;

    @Inject
    ClawHubRows(PlatformSettings settings) {
        this.settings = settings;
    }

    /** In the order given; the score only says that order again. */
    List<Object> found(List<SkillRow> rows) {
        List<Object> found = new ArrayList<>();
        for (SkillRow row : rows) {
            found.add(Members.of(
                    "id", row.id(),
                    "source", "clawhub",
                    "slug", row.name(),
                    "ownerHandle", row.owner(),
                    "displayName", row.displayName(),
                    "summary", row.description(),
                    "version", row.latest().<Object>map(v -> v).orElse(Members.NULL),
                    "score", 1.0 / (1 + found.size()),
                    "downloads", row.downloads(),
                    "updatedAt", row.updatedAt().toEpochMilli(),
                    "owner", Members.of("handle", row.owner(), "displayName", row.owner(), "kind", "org"),
                    "publisher",
                            Members.of(
                                    "kind",
                                    "org",
                                    "handle",
                                    row.owner(),
                                    "displayName",
                                    row.owner(),
                                    "image",
                                    Members.NULL,
                                    "official",
                                    false),
                    "install",
                            Members.of(
                                    "kind",
                                    "clawhub",
                                    "reference",
                                    "@" + row.owner() + "/" + row.name(),
                                    "sourceUrl",
                                    Members.NULL),
                    "canonicalUrl", settings.url() + "/skills/@" + row.owner() + "/" + row.name()));
        }
        return found;
    }

    Map<String, Object> listed(Release release) {
        Map<String, Object> row = Members.of("ownerHandle", release.owner());
        row.putAll(skill(release, Map.of("latest", release.version()), release.downloads()));
        row.put("latestVersion", version(release));
        return row;
    }

    Map<String, Object> skill(Release release, Map<String, String> tags, long downloads) {
        return Members.of(
                "slug", release.name(),
                "displayName", release.displayName(),
                "summary", release.description(),
                "description", release.description(),
                "topics", release.keywords(),
                "tags", tags,
                "stats", Members.of("downloads", downloads),
                "createdAt", release.createdAt().toEpochMilli(),
                "updatedAt", release.updatedAt().toEpochMilli());
    }

    /** A skill none of whose versions is handed on: it is there, and the verdict says why it cannot be had. */
    Map<String, Object> withheld(SkillDetail detail) {
        VersionRow newest = detail.versions().getFirst();
        boolean malicious = newest.state().equals("revoked");
        Map<String, Object> skill = Members.of(
                "slug", detail.name(),
                "displayName", detail.displayName(),
                "summary", detail.description(),
                "tags", Map.of(),
                "stats", Members.of("downloads", detail.downloads()),
                "createdAt", detail.createdAt().toEpochMilli(),
                "updatedAt", detail.updatedAt().toEpochMilli());
        return Members.of(
                "skill",
                skill,
                "latestVersion",
                Members.NULL,
                "metadata",
                Members.NULL,
                "owner",
                owner(detail.owner()),
                "moderation",
                Members.of(
                        "isSuspicious", newest.state().equals("held"),
                        "isMalwareBlocked", malicious,
                        "verdict", malicious ? "malicious" : newest.state().equals("held") ? "suspicious" : "clean",
                        "reasonCodes", List.of(newest.state()),
                        "summary", newest.reason().<Object>map(v -> v).orElse(Members.NULL)));
    }

    Map<String, Object> owner(String owner) {
        return Members.of("handle", owner, "displayName", owner, "image", Members.NULL);
    }

    Map<String, Object> version(Release release) {
        return Members.of(
                "version",
                release.version(),
                "createdAt",
                release.publishedAt().toEpochMilli(),
                "changelog",
                "",
                "changelogSource",
                Members.NULL,
                "license",
                Members.NULL);
    }

    Map<String, Object> version(Release release, List<PackageFile> files) {
        Map<String, Object> version = version(release);
        version.put(
                "files",
                files.stream()
                        .map(file -> Members.of("path", file.path(), "size", file.size(), "sha256", file.sha256()))
                        .toList());
        version.put("deprecated", release.deprecated());
        return version;
    }

    String page(Release release) {
        return settings.url() + FaceAddress.page(release);
    }

    /** Relative to the registry's address, so that a client sends its token whatever it calls this host. */
    static String download(Release release) {
        return "/clawhub/api/v1/download?slug=%s&ownerHandle=%s&version=%s"
                .formatted(release.name(), release.owner(), FaceAddress.encoded(release.version()));
    }
}
