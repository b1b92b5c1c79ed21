package dev.guildhall.faces;

import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.Releases;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers under {@code /.well-known}, for all owners and for one: the index, files by name, archives by exact version. */
@Service
class WellKnown {
    /** The folder of today's index; the other one is the older's. */
    static final String TODAY = "agent-skills";

    private final WellKnownIndex index;
    private final Shelf shelf;
    private final Releases releases;
    private final DerivedArchives archives;
    private final Owners owners;

    @Inject
    WellKnown(WellKnownIndex index, Shelf shelf, Releases releases, DerivedArchives archives, Owners owners) {
        this.index = index;
        this.shelf = shelf;
        this.releases = releases;
        this.archives = archives;
        this.owners = owners;
    }

    Response index(Actor actor, Optional<String> owner, String folder, Request request) {
        owner.ifPresent(name -> owners.owner(actor, name));
        return FaceFiles.json(folder.equals(TODAY) ? index.index(actor, owner) : index.older(actor, owner), request);
    }

    /** A file of the latest version of the skill that the index lists under this name. */
    Response file(Actor actor, Optional<String> owner, String name, String path, Request request) {
        Release release = index.named(actor, owner, name)
                .orElseThrow(() -> FacesProblem.NOT_SERVED.because(
                        owner.isPresent()
                                ? "@%s has no skill %s with a version that is handed on.".formatted(owner.get(), name)
                                : "The index here lists no skill %s: there is none, or several owners have one. /@OWNER/.well-known/%s/index.json lists an owner's."
                                        .formatted(name, TODAY)));
        return FaceFiles.file(shelf.file(actor, release, path), request);
    }

    Response only(Actor actor, String owner, String name, String version, Request request) {
        Release release = shelf.release(actor, owner, name, version);
        releases.sent(release);
        return FaceFiles.file(shelf.file(actor, release, "SKILL.md"), request);
    }

    Response archive(Actor actor, String owner, String name, String version, Request request) {
        Release release = shelf.release(actor, owner, name, version);
        return tarball(actor, ArchiveForm.SKILL, release, name + "-" + version + ".tar.gz", request);
    }

    /** Downloads are counted when the first byte is asked for. */
    Response tarball(Actor actor, ArchiveForm form, Release release, String fileName, Request request) {
        ArchiveDigests digests = archives.digests(actor, form, release);
        return FaceFiles.bytes("application/gzip", digests.sha256(), OptionalLong.of(digests.size()), request, out -> {
                    releases.sent(release);
                    archives.write(actor, form, release, out);
                })
                .header("Content-Disposition", "attachment; filename=\"" + fileName + "\"")
                .build();
    }
}
