package dev.guildhall.faces;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Origins;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.PublishedVersion;
import dev.guildhall.registry.Publishing;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.Releases;
import dev.guildhall.registry.UploadedManifests;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Publish through the Skills API, which knows neither owners nor version numbers: {@code upload → what it says of itself → owner and
 * version it leaves open → Publishing}.
 *
 * <p>The same bytes sent again are the same version, whatever its number.
 */
@Service
class AnthropicPublishing {
    private static final String FIRST = "1.0.0";
    private static final int NAMED_OWNERS = 10;

    private final UploadedManifests manifests;
    private final Publishing publishing;
    private final Origins origins;
    private final Releases releases;
    private final Owners owners;

    @Inject
    AnthropicPublishing(
            UploadedManifests manifests, Publishing publishing, Origins origins, Releases releases, Owners owners) {
        this.manifests = manifests;
        this.publishing = publishing;
        this.origins = origins;
        this.releases = releases;
        this.owners = owners;
    }

    /**
     * What a caller may say although that API does not ask for it.
     *
     * @param owner without {@code @}
     */
    record Wish(Optional<String> owner, Optional<String> version) {}

    /** 409 when the skill is there and this is not one of its versions. */
    Release create(Actor actor, PublishRequest.Upload upload, Wish wish) throws IOException {
        UploadedManifests.Uploaded uploaded = manifests.of(actor, upload);
        SkillManifest manifest = uploaded.manifest();
        String owner = manifest.owner().or(wish::owner).orElseGet(() -> onlyOwner(actor));
        String version = wish.version().or(manifest::version).orElse(FIRST);
        boolean there = origins.newest(actor, owner, manifest.name()).isPresent();
        if (there && !origins.has(actor, owner, manifest.name(), version)) {
            throw FacesProblem.SKILL_EXISTS.because(
                    "@%s/%s is there already. Send a new version to POST /v1/skills/{id}/versions; GET /v1/skills lists the ids."
                            .formatted(owner, manifest.name()));
        }
        return publish(actor, upload, wish.owner().or(() -> Optional.of(owner)), version);
    }

    /** 400 when the upload is of another skill. */
    Release add(Actor actor, Releases.SkillAddress skill, PublishRequest.Upload upload, Optional<String> version)
            throws IOException {
        UploadedManifests.Uploaded uploaded = manifests.of(actor, upload);
        SkillManifest manifest = uploaded.manifest();
        if (!manifest.name().equals(skill.name())
                || manifest.owner()
                        .filter(owner -> !owner.equals(skill.owner()))
                        .isPresent()) {
            throw FacesProblem.OTHER_SKILL.because(
                    "The upload is of %s, the address of @%s/%s. Send it to the address of its own skill, or to POST /v1/skills when it is new."
                            .formatted(
                                    manifest.owner().map(o -> "@" + o + "/").orElse("") + manifest.name(),
                                    skill.owner(),
                                    skill.name()));
        }
        return publish(
                actor,
                upload,
                Optional.of(skill.owner()),
                version.or(manifest::version).orElseGet(() -> next(actor, skill, uploaded)));
    }

    private Release publish(Actor actor, PublishRequest.Upload upload, Optional<String> owner, String version)
            throws IOException {
        PublishedVersion published = publishing
                .publish(actor, new PublishRequest(upload, owner, Optional.of(version), Optional.empty(), false))
                .version();
        return releases.named(actor, published.owner(), published.name(), published.version());
    }

    /** The newest version's own number for the same bytes, else the next patch. */
    private String next(Actor actor, Releases.SkillAddress skill, UploadedManifests.Uploaded uploaded) {
        return origins.newest(actor, skill.owner(), skill.name())
                .map(newest -> newest.digest().equals(uploaded.digest()) ? newest.version() : after(newest.version()))
                .orElse(FIRST);
    }

    /** 1.4.1 after 1.4.0, and 2.0.0 after 2.0.0-beta.1. */
    static String after(String version) {
        int dash = version.indexOf('-');
        if (dash >= 0) {
            return version.substring(0, dash);
        }
        int dot = version.lastIndexOf('.');
        return version.substring(0, dot + 1) + (Long.parseLong(version.substring(dot + 1)) + 1);
    }

    private String onlyOwner(Actor actor) {
        List<OwnerRow> mine =
                owners.list(actor, true, PageRequest.first(NAMED_OWNERS)).items();
        if (mine.size() == 1) {
            return mine.getFirst().name();
        }
        throw FacesProblem.OWNER_UNCLEAR.because(
                mine.isEmpty()
                        ? "%s publishes into no owner. Create one with PUT /api/v1/owners/NAME."
                                .formatted(actor.login())
                        : "%s publishes into several owners: %s. Say which with ?owner=NAME, the header anthropic-workspace-id: NAME, or package: \"@NAME/SKILL\" in skill.yaml."
                                .formatted(
                                        actor.login(),
                                        mine.stream().map(OwnerRow::name).collect(Collectors.joining(", "))));
    }
}
