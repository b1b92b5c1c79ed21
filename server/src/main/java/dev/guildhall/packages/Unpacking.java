package dev.guildhall.packages;

import dev.guildhall.platform.Problem;
import dev.guildhall.skill.PackageFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One archive being unpacked: which paths were seen, how many bytes came out, where they lie. */
final class Unpacking {
    private static final int MOST_TROUBLES = 2_000;

    private final ArchiveLimits limits;
    private final Findings findings = new Findings();
    private final List<PackageFile> files = new ArrayList<>();
    private final Map<String, Path> places = new HashMap<>();
    private final Map<String, Integer> junk = new TreeMap<>();
    private final TakenNames names = new TakenNames();
    /** Of a tree that holds many packages: what is wrong with one path is the trouble of one of them. */
    private final boolean many;

    private final List<ArchiveTree.Trouble> troubles = new ArrayList<>();
    private final Map<String, String> links = new TreeMap<>();
    private long total;
    private int admitted;

    /** Told how many packed bytes the entry came from so far. */
    interface Packed {
        long bytes();
    }

    Unpacking(ArchiveLimits limits) {
        this(limits, false);
    }

    Unpacking(ArchiveLimits limits, boolean many) {
        this.limits = limits;
        this.many = many;
    }

    /** Whether reading on has no other use than to name every mistake. */
    boolean refusing() {
        return findings.refusing();
    }

    boolean holdsMany() {
        return many;
    }

    /** Something is wrong with what lies at this path. */
    void trouble(String path, Finding finding) {
        if (!many) {
            findings.add(finding);
        } else if (finding.refuses() && troubles.size() < MOST_TROUBLES) {
            troubles.add(new ArchiveTree.Trouble(path, finding));
        }
    }

    private void troubles(String path, Findings own) {
        own.all().forEach(finding -> trouble(path, finding));
    }

    /** A link inside a tree; where it leads is looked at when everything is there. */
    void link(String path, String target) {
        if (target.startsWith("/") || target.isEmpty() || target.length() > limits.maxPathLength()) {
            trouble(
                    path,
                    FindingCode.LINK.onFile(
                            path,
                            "This is a link to `" + Shown.clip(target) + "`, which is no file of the archive.",
                            "Put the file itself there."));
        } else {
            links.put(path, target);
        }
    }

    /** A hard link names another path of the archive. */
    void hardLink(String path, String target) {
        Optional<String> name = EntryPath.checked(target, limits, new Findings());
        if (name.isPresent()) {
            links.put(path, "/" + name.get());
        } else {
            trouble(
                    path,
                    FindingCode.LINK.onFile(
                            path,
                            "This is a hard link to `" + Shown.clip(target) + "`, which is no file of the archive.",
                            "Put the file itself there."));
        }
    }

    Findings findings() {
        return findings;
    }

    ArchiveLimits limits() {
        return limits;
    }

    /** The path to store a file under, or empty when it is junk or refused (then findings say so). */
    Optional<String> admit(String raw) {
        Findings own = new Findings();
        Optional<String> path = admit(raw, own);
        troubles(raw, own);
        return path;
    }

    private Optional<String> admit(String raw, Findings own) {
        Optional<String> path = EntryPath.checked(raw, limits, own);
        if (path.isEmpty() || path.get().isEmpty() || ignored(path.get())) {
            return Optional.empty();
        }
        if (++admitted > limits.maxFiles()) {
            throw refuse(FindingCode.TOO_MANY_FILES.onPackage(
                    "The package holds more than " + limits.maxFiles() + " files.",
                    "Leave out what the skill does not need, such as node_modules."));
        }
        EntryPath.warnOfNonPortable(path.get(), own);
        return names.take(path.get(), own) ? path : Optional.empty();
    }

    /** Looks at a folder entry; folders themselves are not kept. */
    void folder(String raw) {
        Findings own = new Findings();
        Optional<String> path = EntryPath.checked(raw, limits, own);
        // "__MACOSX/" alone is as much junk as what it holds.
        path.filter(name -> !name.isEmpty() && !ignored(name)).ifPresent(name -> names.takeFolder(name, own));
        troubles(raw, own);
    }

    private boolean ignored(String path) {
        Optional<String> kind = EntryPath.junk(path);
        kind.ifPresent(name -> junk.merge(name, 1, Integer::sum));
        return kind.isPresent();
    }

    /** Copies a file into the staging folder, counting and hashing. */
    void store(String path, boolean executable, InputStream in, Path staging, Packed packed) throws IOException {
        Path place = staging.resolve(String.format("%05d", files.size()));
        try (OutputStream out = Files.newOutputStream(place)) {
            record(path, executable, place, copy(path, in, out, packed));
        }
    }

    /** Takes a file that lies on disk already. */
    void keep(String path, boolean executable, Path place) throws IOException {
        try (InputStream in = Files.newInputStream(place)) {
            record(path, executable, place, copy(path, in, OutputStream.nullOutputStream(), () -> Long.MAX_VALUE));
        }
    }

    /** Reads a file to its end without keeping it: junk in a stream counts as well. */
    void skip(String path, InputStream in, Packed packed) throws IOException {
        copy(path, in, OutputStream.nullOutputStream(), packed);
    }

    private record Copied(long size, String sha256) {}

    private void record(String path, boolean executable, Path place, Copied copied) {
        if (copied.size() > limits.maxFileBytes()) {
            trouble(path, tooLarge(path));
            return;
        }
        files.add(new PackageFile(path, executable, copied.size(), copied.sha256()));
        places.put(path, place);
    }

    private Copied copy(String path, InputStream in, OutputStream out, Packed packed) throws IOException {
        MessageDigest digest = PackageDigest.sha256();
        byte[] buffer = new byte[64 << 10];
        long size = 0;
        for (int read = read(path, in, buffer); read >= 0; read = read(path, in, buffer)) {
            size += read;
            total += read;
            checkSize(path, size, packed);
            if (size <= limits.maxFileBytes()) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return new Copied(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Kept apart from writing: a stream that cannot be read is the sender's mistake, a disk that is full is ours. */
    private int read(String path, InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (EOFException e) {
            throw refuse(FindingCode.ARCHIVE_TRUNCATED.onPackage(
                    "The archive ends in the middle of `" + Shown.clip(path) + "`.", "Send it again, whole."));
        } catch (IOException | IllegalArgumentException e) {
            throw refuse(FindingCode.ARCHIVE_DAMAGED.onPackage(
                    "The bytes of `" + Shown.clip(path) + "` do not decode.", "Pack it again and send it again."));
        }
    }

    private void checkSize(String path, long size, Packed packed) {
        if (size > limits.maxFileBytes() && !many) {
            throw refuse(tooLarge(path));
        }
        if (total > limits.maxTotalBytes()) {
            throw refuse(FindingCode.PACKAGE_TOO_LARGE.onPackage(
                    "All files together are larger than " + bytes(limits.maxTotalBytes()) + ".",
                    "Leave out what the skill does not need."));
        }
        if (size > ArchiveLimits.RATIO_FLOOR && size / limits.maxRatio() > packed.bytes()) {
            throw refuse(FindingCode.COMPRESSION_RATIO.onFile(
                    path,
                    "The file inflates to more than " + limits.maxRatio() + " times its packed size.",
                    "Leave it out, or let the skill generate it."));
        }
    }

    private Finding tooLarge(String path) {
        return FindingCode.FILE_TOO_LARGE.onFile(
                path,
                "The file is larger than " + bytes(limits.maxFileBytes()) + ".",
                "Leave it out, or let the skill fetch it.");
    }

    static String bytes(long count) {
        if (count >= 1 << 20) {
            return String.format(Locale.ROOT, "%,d MiB", count >> 20);
        }
        return count >= 1 << 10 ? String.format(Locale.ROOT, "%,d KiB", count >> 10) : count + " bytes";
    }

    /** The problem with this finding and all before it. */
    Problem refuse(Finding finding) {
        findings.add(finding);
        return PackageProblem.of(findings.all());
    }

    /** Everything that came out, as it lies in the archive. */
    ArchiveTree tree() {
        return new ArchiveTree(files, places, links, troubles);
    }

    /** The package, or the problem that tells everything found. */
    UnpackedPackage finish() {
        junk.forEach((name, count) -> findings.add(FindingCode.JUNK_IGNORED.onPackage(
                count + (count == 1 ? " entry" : " entries") + " of `" + name + "` left out.",
                "Nothing to do; such files do not belong to a skill.")));
        if (findings.refusing()) {
            throw PackageProblem.of(findings.all());
        }
        return PackageRoot.of(files, places, findings);
    }
}
