package dev.guildhall.imports;

import dev.guildhall.platform.PlatformProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An archive as it came in, counted and hashed while it was written. */
record ReceivedArchive(Path file, String digest) {
    static ReceivedArchive write(InputStream body, Path file, long most) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        byte[] buffer = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                size += read;
                if (size > most) {
                    throw tooLarge(most);
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw PlatformProblem.BAD_REQUEST.because(
                    "The body is empty. Send a zip or tar.gz, or JSON with the source of a git repository.");
        }
        return new ReceivedArchive(file, HexFormat.of().formatHex(digest.digest()));
    }

    static RuntimeException tooLarge(long most) {
        return PlatformProblem.TOO_LARGE.because(
                "The archive is larger than %d bytes (%s). Send it in parts, or ask an administrator to raise the limit."
                        .formatted(most, ImportSettings.MAX_UPLOAD_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
