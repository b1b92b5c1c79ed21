package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Syntax;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A workspace and a home in which plans are carried out. Links are followed as long as they stay inside; a file that is a link
 * itself is refused, for writing to it would write to another.
 */
public final class Place {
    private final Path workspace;
    private final Path home;

    /** @throws PlanRefused when one of them is no folder */
    public Place(Path workspace, Path home) throws IOException {
        this.workspace = folder("the workspace", workspace);
        this.home = folder("the home", home);
        if (this.workspace.equals(this.home)) {
            throw new PlanRefused(this.workspace + " is the home folder; choose a workspace in it with --into.");
        }
    }

    private static Path folder(String what, Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            throw new PlanRefused(what + " " + path + " is no folder.");
        }
        return path.toRealPath();
    }

    public Path workspace() {
        return workspace;
    }

    /** The folder with receipts and what is being worked on. */
    Path own() {
        return workspace.resolve(PlanPath.OWN_FOLDER);
    }

    Path ownInHome() {
        return home.resolve(PlanPath.OWN_FOLDER);
    }

    /** Where a path of a plan lies here. */
    Path at(String written) throws IOException {
        PlanPath path = PlanPath.of(written);
        return inside(written, path.home() ? home : workspace, path.relative());
    }

    /** Where a folder of a plan lies here; it may be reached by links. */
    Path folder(String written) throws IOException {
        return Objects.requireNonNull(at(written + "/file").getParent());
    }

    private static Path inside(String written, Path root, String relative) throws IOException {
        Path target = root.resolve(relative);
        if (Files.isSymbolicLink(target)) {
            throw new PlanRefused(written + " is a symbolic link to " + Files.readSymbolicLink(target)
                    + ". Replace it with a file, then repeat.");
        }
        Path above = target.getParent();
        while (above != null && !above.equals(root)) {
            if (Files.exists(above, LinkOption.NOFOLLOW_LINKS)) {
                requireInside(written, root, above);
                break;
            }
            above = above.getParent();
        }
        return target;
    }

    private static void requireInside(String written, Path root, Path above) throws IOException {
        if (!Files.isDirectory(above)) {
            throw new PlanRefused(above + " is no folder, so " + written + " cannot be written.");
        }
        if (!above.toRealPath().startsWith(root)) {
            throw new PlanRefused(above + " leads out of " + root + ", so " + written + " is not written.");
        }
    }

    /** SHA-256 of the file there; empty when there is none. */
    Optional<String> sha256(String written) throws IOException {
        Path file = at(written);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new PlanRefused(written + " is a folder where a file is to be. Move it away, then repeat.");
        }
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    boolean executable(String written) throws IOException {
        return Files.isExecutable(at(written));
    }

    /**
     * A configuration file's text.
     *
     * @throws UnreadableFile when it is too large or no UTF-8
     */
    Optional<String> text(String written, Syntax syntax) throws IOException {
        Path file = at(written);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            throw new PlanRefused(written + " is a folder where a file is to be. Move it away, then repeat.");
        }
        int limit = PlanLimits.configurationBytes(syntax);
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(limit + 1);
        }
        if (bytes.length > limit) {
            throw UnreadableFile.tooLarge(written, syntax);
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(rest)
                    .toString());
        } catch (CharacterCodingException e) {
            String before = new String(bytes, 0, rest.position(), StandardCharsets.UTF_8);
            throw Places.unreadable(written, before, before.length(), "it is no UTF-8 from here on");
        }
    }
}
