package dev.guildhall.imports;

import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.KeptUploads;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Accepts imports. {@code owner? → archive staged, kept | address checked ⇒ job}; the rest is {@link ImportWork}. */
@Service
public class Imports {
    private final Owners owners;
    private final Blobs blobs;
    private final KeptUploads uploads;
    private final ImportStart start;
    private final GitAddress addresses;
    private final ImportSettings settings;

    @Inject
    Imports(
            Owners owners,
            Blobs blobs,
            KeptUploads uploads,
            ImportStart start,
            GitAddress addresses,
            ImportSettings settings) {
        this.owners = owners;
        this.blobs = blobs;
        this.uploads = uploads;
        this.start = start;
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * Keeps the archive and starts a job.
     *
     * @param owner namespace without {@code @}
     * @param fileName what the archive is called
     */
    public UUID archive(Actor actor, String owner, InputStream body, Optional<String> fileName, Optional<String> path)
            throws IOException {
        String name = publishable(actor, owner);
        try (WorkFolder folder = WorkFolder.in(blobs)) {
            ReceivedArchive received =
                    ReceivedArchive.write(body, folder.file("upload.bin"), settings.maxUploadBytes());
            return uploads.keep(
                    received.file(),
                    received.digest(),
                    kept -> start.start(
                            actor,
                            Optional.of(kept),
                            new ImportInput(
                                    name,
                                    Optional.of(kept.id()),
                                    rootName(fileName.orElse("")),
                                    Optional.empty(),
                                    path.map(Imports::folder).filter(text -> !text.isEmpty()),
                                    Optional.empty())));
        }
    }

    /** Starts a job that fetches a repository. */
    public UUID repository(Actor actor, String owner, ImportSource source) {
        String name = publishable(actor, owner);
        String url = addresses.checked(source.source());
        String last = url.replaceFirst("/+$", "");
        return start.start(
                actor,
                Optional.empty(),
                new ImportInput(
                        name,
                        Optional.empty(),
                        rootName(last.substring(last.lastIndexOf('/') + 1)),
                        Optional.of(url),
                        source.path().map(Imports::folder).filter(text -> !text.isEmpty()),
                        source.ref()
                                .map(String::strip)
                                .filter(text -> !text.isEmpty())
                                .map(GitAddress::ref)));
    }

    /** 413 when a body of this announced length is too large, before any of it is read. */
    void requireAllowed(long bytes) {
        if (bytes > settings.maxUploadBytes()) {
            throw ReceivedArchive.tooLarge(settings.maxUploadBytes());
        }
    }

    private String publishable(Actor actor, String owner) {
        actor.require(Permission.SKILLS_PUBLISH);
        actor.requirePerson();
        String bare = owner.startsWith("@") ? owner.substring(1) : owner;
        if (bare.isBlank()) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "Nothing says who is to own the skills. Add ?owner=NAME to the call.", Map.of("field", "owner"));
        }
        return owners.publishable(actor, bare).name();
    }

    private static String folder(String path) {
        String clean = path.strip().replaceAll("^(\\./|/)+|/+$", "");
        if (clean.length() > 1_000 || clean.contains("..") || clean.chars().anyMatch(Character::isISOControl)) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "path names a folder of the repository, such as skills/pdf-tools.", Map.of("field", "path"));
        }
        return clean.equals(".") ? "" : clean;
    }

    private static String rootName(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String name = last.replaceFirst("(?i)(\\.git|\\.zip|\\.tgz|\\.tar\\.gz|\\.gz)$", "");
        return name.length() > 200 ? name.substring(0, 200) : name;
    }
}
