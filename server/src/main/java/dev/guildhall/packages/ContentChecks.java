package dev.guildhall.packages;

import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Looks through the text files of a package for characters that a person does not see and a model does.
 *
 * <p>{@code file → text? → code points → HiddenCharacters → findings}. Binary files are passed over: those with a NUL in
 * their first 8 KiB, unless their name says that they are text.
 */
@Service
public class ContentChecks {
    private static final int PROBE = 8 << 10;
    private static final int BETWEEN_LOOKS = 64 << 10;
    private static final Set<String> TEXT = Set.of(
            "md",
            "markdown",
            "txt",
            "rst",
            "adoc",
            "py",
            "sh",
            "bash",
            "zsh",
            "ps1",
            "bat",
            "cmd",
            "js",
            "mjs",
            "cjs",
            "ts",
            "tsx",
            "jsx",
            "json",
            "jsonc",
            "yaml",
            "yml",
            "toml",
            "ini",
            "cfg",
            "conf",
            "env",
            "xml",
            "html",
            "htm",
            "css",
            "svg",
            "csv",
            "tsv",
            "sql",
            "java",
            "kt",
            "go",
            "rs",
            "rb",
            "php",
            "c",
            "h",
            "cpp",
            "cs",
            "lua",
            "pl",
            "r",
            "swift",
            "tf",
            "tex",
            "graphql",
            "proto",
            "mdc",
            "prompt");

    /**
     * What came of it.
     *
     * @param complete false when time ran out; then a finding {@code check-not-run} names what was not looked at, and the
     *     package is neither good nor bad
     */
    public record Outcome(List<Finding> findings, boolean complete) {
        public Outcome {
            findings = List.copyOf(findings);
        }
    }

    /** @param expired asked between files and every 64 KiB; once it says true, the check ends */
    public Outcome check(PackageFiles files, BooleanSupplier expired) throws IOException {
        Findings findings = new Findings();
        List<String> left = new ArrayList<>();
        for (PackageFile file : files.list()) {
            if (!left.isEmpty() || !looked(files, file, expired, findings)) {
                left.add(file.path());
            }
        }
        if (!left.isEmpty()) {
            findings.add(FindingCode.CHECK_NOT_RUN.onFile(
                    left.getFirst(),
                    "The check for hidden characters ran out of time; " + left.size()
                            + (left.size() == 1 ? " file was" : " files were") + " not looked at, this one first.",
                    "Try again later, or leave out large text files."));
        }
        return new Outcome(findings.all(), left.isEmpty());
    }

    private static boolean looked(PackageFiles files, PackageFile file, BooleanSupplier expired, Findings findings)
            throws IOException {
        if (expired.getAsBoolean()) {
            return false;
        }
        try (InputStream in = new BufferedInputStream(files.open(file.path()), PROBE)) {
            if (!isText(file.path(), in)) {
                return true;
            }
            // Malformed bytes become U+FFFD: one bad byte must not hide the rest of a file from this check.
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            HiddenCharacters hidden = new HiddenCharacters(file.path());
            boolean whole = scan(reader, hidden, expired);
            hidden.report(findings);
            return whole;
        }
    }

    private static boolean scan(Reader reader, HiddenCharacters hidden, BooleanSupplier expired) throws IOException {
        char[] buffer = new char[BETWEEN_LOOKS];
        int high = -1;
        for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            for (int i = 0; i < read; i++) {
                char c = buffer[i];
                if (high >= 0 && Character.isLowSurrogate(c)) {
                    hidden.accept(Character.toCodePoint((char) high, c));
                    high = -1;
                } else if (Character.isHighSurrogate(c)) {
                    high = c;
                } else {
                    hidden.accept(c);
                }
            }
            if (expired.getAsBoolean()) {
                return false;
            }
        }
        hidden.end();
        return true;
    }

    private static boolean isText(String path, InputStream in) throws IOException {
        int dot = path.lastIndexOf('.');
        if (dot >= 0 && TEXT.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            return true;
        }
        in.mark(PROBE);
        byte[] head = in.readNBytes(PROBE);
        in.reset();
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
        }
        return true;
    }
}
