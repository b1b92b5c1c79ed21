package dev.guildhall.faces;

import dev.guildhall.packages.PackageFiles;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.Releases;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Archives that are made of a version when somebody asks for them. {@code files → layout → the same bytes each time}.
 *
 * <p>An index tells digests of archives that nobody fetched yet: each is made once to be hashed, and the digests are kept. What is
 * not done when the time is up is done by the next request.
 */
@Service
class DerivedArchives {
    private final Releases releases;
    private final ArchiveDigestStore store;
    private final ArchiveDigestKeeping keeping;
    private final Duration limit;

    @Inject
    DerivedArchives(Releases releases, ArchiveDigestStore store, ArchiveDigestKeeping keeping, FacesSettings settings) {
        this(releases, store, keeping, Duration.ofSeconds(settings.prepareSeconds()));
    }

    DerivedArchives(Releases releases, ArchiveDigestStore store, ArchiveDigestKeeping keeping, Duration limit) {
        this.releases = releases;
        this.store = store;
        this.keeping = keeping;
        this.limit = limit;
    }

    ArchiveDigests digests(Actor actor, ArchiveForm form, Release release) {
        return Objects.requireNonNull(digests(actor, form, List.of(release)).get(release.id()));
    }

    /** Of all of them; 503 that says when to ask again while they are being made. */
    Map<UUID, ArchiveDigests> digests(Actor actor, ArchiveForm form, List<Release> wanted) {
        long end = System.nanoTime() + limit.toNanos();
        Map<UUID, ArchiveDigests> digests = new HashMap<>();
        byKey(form, wanted).forEach((key, ids) -> digests.putAll(store.find(actor.organisation(), key, ids)));
        int made = 0;
        for (Release release : wanted) {
            if (digests.containsKey(release.id())) {
                continue;
            }
            if (made > 0 && System.nanoTime() - end > 0) {
                throw FacesProblem.BEING_PREPARED.because(
                        "%d of %d archives are ready. Ask again; it goes on from here."
                                .formatted(digests.size(), wanted.size()),
                        Map.of("retryAfter", 1));
            }
            digests.put(release.id(), made(actor, form, release));
            made++;
        }
        return digests;
    }

    /** Writes the archive and leaves the stream open. */
    void write(Actor actor, ArchiveForm form, Release release, OutputStream out) throws IOException {
        PackageFiles files = releases.contents(actor, release);
        PlainTarGz.write(out, form.entries(release, releases.manifest(actor, release), files));
    }

    private ArchiveDigests made(Actor actor, ArchiveForm form, Release release) {
        try (Hashing hashing = new Hashing()) {
            write(actor, form, release, hashing.out);
            ArchiveDigests digests = hashing.digests();
            keeping.keep(actor.organisation(), form.key(release), release.id(), digests);
            return digests;
        } catch (IOException e) {
            throw new UncheckedIOException("The archive of " + release.title() + " cannot be made", e);
        }
    }

    private static Map<String, List<UUID>> byKey(ArchiveForm form, List<Release> wanted) {
        Map<String, List<UUID>> keys = new LinkedHashMap<>();
        wanted.forEach(release -> keys.computeIfAbsent(form.key(release), key -> new ArrayList<>())
                .add(release.id()));
        return keys;
    }

    /** Hashes and counts what is written to it. */
    private static final class Hashing implements AutoCloseable {
        private final MessageDigest sha1 = FaceFiles.digest("SHA-1");
        private final MessageDigest sha256 = FaceFiles.digest("SHA-256");
        private final MessageDigest sha512 = FaceFiles.digest("SHA-512");
        private final Counting counting = new Counting();
        private final OutputStream out =
                new DigestOutputStream(new DigestOutputStream(new DigestOutputStream(counting, sha512), sha256), sha1);

        ArchiveDigests digests() {
            HexFormat hex = HexFormat.of();
            return new ArchiveDigests(
                    counting.size,
                    hex.formatHex(sha1.digest()),
                    hex.formatHex(sha256.digest()),
                    hex.formatHex(sha512.digest()));
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    private static final class Counting extends OutputStream {
        private long size;

        @Override
        public void write(int b) {
            size++;
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            size += count;
        }
    }
}
