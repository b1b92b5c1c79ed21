package dev.guildhall.registry;

import dev.guildhall.packages.CanonicalZip;
import dev.guildhall.packages.PackageFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The zip that is handed out for a version, written once when it is published. {@code digest} is the hex of its SHA-256. */
record StoredArchive(Path file, String digest, long size) {

    static StoredArchive write(Path file, String topFolder, PackageFiles files) throws IOException {
        MessageDigest sha256 = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256)) {
            CanonicalZip.write(out, topFolder, files);
        }
        return new StoredArchive(file, HexFormat.of().formatHex(sha256.digest()), Files.size(file));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
