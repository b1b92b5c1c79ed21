package dev.guildhall.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which build this is.
 *
 * @param commit full hash of the source commit, {@code unknown} when built outside a checkout
 * @param builtAt RFC 3339, UTC
 */
public record Version(String version, String commit, String builtAt) {
    private static final String FILE = "/dev/guildhall/platform/version.properties";

    /** Reads what the build wrote. */
    public static Version current() {
        try (InputStream in = Version.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path; the build writes it");
            }
            Properties written = new Properties();
            written.load(in);
            return new Version(
                    written.getProperty("version", "unknown"),
                    written.getProperty("commit", "unknown"),
                    written.getProperty("builtAt", "unknown"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
