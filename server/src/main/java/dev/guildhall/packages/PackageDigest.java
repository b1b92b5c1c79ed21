package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The digest of a package: SHA-256 over one line per file, {@code MODE SHA256 PATH\n}, sorted by the path's UTF-8 bytes.
 *
 * <p>MODE is {@code 100755} for executable files and {@code 100644} for others. Paths hold no line break (the archive
 * reader refuses control characters), so the lines are unambiguous.
 */
public final class PackageDigest {
    /** By the bytes of the path in UTF-8, as {@code LC_ALL=C sort} does; Java's own order differs past U+FFFF. */
    public static final Comparator<String> PATH_ORDER = (left, right) ->
            Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    private PackageDigest() {}

    /** 64 lower-case hex digits; {@code sha256:} is put before them where people see it. */
    public static String of(List<PackageFile> files) {
        MessageDigest digest = sha256();
        files.stream()
                .sorted(Comparator.comparing(PackageFile::path, PATH_ORDER))
                .map(PackageDigest::line)
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String line(PackageFile file) {
        return (file.executable() ? "100755 " : "100644 ") + file.sha256() + " " + file.path() + "\n";
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
