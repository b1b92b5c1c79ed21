package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.Releases;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * npm's document of a package: its live versions, the newest 200, with the digests of their tarballs. Channels are dist-tags.
 *
 * <p>Source: npm registry API, package metadata.
 */
@Service
class Packuments {
    private static final int MOST_VERSIONS = 200;

    private final Releases releases;
    private final Catalog catalog;
    private final DerivedArchives archives;
    private final PlatformSettings settings;

    @Inject
    Packuments(Releases releases, Catalog catalog, DerivedArchives archives, PlatformSettings settings) {
        this.releases = releases;
        this.catalog = catalog;
        this.archives = archives;
        this.settings = settings;
    }

    Map<String, Object> of(Actor actor, String owner, String name) {
        List<Release> live = releases.all(actor, owner, name, PageRequest.first(MOST_VERSIONS))
                .items();
        if (live.isEmpty()) {
            throw FacesProblem.NOT_SERVED.because("@%s/%s has no version that is handed on.".formatted(owner, name));
        }
        Map<UUID, ArchiveDigests> digests = archives.digests(actor, ArchiveForm.NPM, live);
        Map<String, Object> versions = new LinkedHashMap<>();
        Map<String, Object> time = new LinkedHashMap<>();
        Release newest = live.getFirst();
        time.put("created", newest.createdAt());
        time.put("modified", newest.updatedAt());
        for (Release release : live.reversed()) {
            versions.put(release.version(), version(release, Objects.requireNonNull(digests.get(release.id()))));
            time.put(release.version(), release.publishedAt());
        }
        Map<String, String> tags =
                new TreeMap<>(catalog.skill(actor, owner, name).channels());
        tags.keySet().removeIf(tag -> !versions.containsKey(tags.get(tag)));
        // npm cannot read a package without it.
        tags.putIfAbsent("latest", newest.version());
        return Members.of(
                "_id", newest.skillName(),
                "name", newest.skillName(),
                "description", newest.description(),
                "dist-tags", tags,
                "versions", versions,
                "time", time,
                "license", newest.license(),
                "keywords", newest.keywords(),
                "homepage", settings.url() + FaceAddress.page(newest));
    }

    /** Members of a version as clients need them to choose and fetch it; the rest is in the tarball. */
    private Map<String, Object> version(Release release, ArchiveDigests digests) {
        return Members.of(
                "_id", release.title(),
                "name", release.skillName(),
                "version", release.version(),
                "description", release.description(),
                "keywords", release.keywords(),
                "license", release.license(),
                "deprecated", release.deprecated(),
                "dist",
                        Members.of(
                                "tarball",
                                settings.url() + tarball(release),
                                "integrity",
                                "sha512-" + base64(digests.sha512()),
                                "shasum",
                                digests.sha1(),
                                "unpackedSize",
                                release.size()),
                "guildhall",
                        Members.of("digest", release.digest(), "verdict", release.verdict(), "risk", release.risk()));
    }

    private static String tarball(Release release) {
        return "/npm/%s/-/%s-%s.tgz".formatted(release.skillName(), release.name(), release.version());
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
