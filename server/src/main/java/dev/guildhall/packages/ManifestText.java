package dev.guildhall.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes {@code SKILL.md} and {@code skill.yaml}: UTF-8 without BOM, LF. Lenient in what it returns, exact in what it reports. */
final class ManifestText {
    static final int MAX_BYTES = 1 << 20;

    private ManifestText() {}

    /** The text with LF line ends, or empty when there is no use in reading on. */
    static Optional<String> read(PackageFiles files, String path, Findings findings) throws IOException {
        byte[] bytes;
        try (InputStream in = files.open(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        return decode(bytes, path, findings);
    }

    static Optional<String> decode(byte[] bytes, String path, Findings findings) {
        if (bytes.length > MAX_BYTES) {
            findings.add(FindingCode.MANIFEST_TOO_LARGE.onFile(
                    path, "The file is larger than 1 MiB.", "Move long texts into references/ and link to them."));
            return Optional.empty();
        }
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
            findings.add(FindingCode.NOT_UTF8.inFile(path, 1, "The file is UTF-16.", "Save it as UTF-8 without BOM."));
            return Optional.empty();
        }
        int start = 0;
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            findings.add(FindingCode.BOM.inFile(
                    path,
                    1,
                    "The file starts with a byte order mark.",
                    "Save it as \"UTF-8\", not \"UTF-8 with BOM\"; Codex and Gemini cannot read it."));
            start = 3;
        }
        reportMalformed(bytes, start, path, findings);
        String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            findings.add(FindingCode.NUL_CHARACTER.inFile(
                    path, lineAt(text, nul), "The file contains a NUL character.", "Remove it."));
            text = text.replace('\0', '\uFFFD');
        }
        return Optional.of(withLineFeeds(text, path, findings));
    }

    private static void reportMalformed(byte[] bytes, int start, String path, Findings findings) {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        CoderResult result =
                StandardCharsets.UTF_8.newDecoder().decode(in, CharBuffer.allocate(bytes.length - start + 1), true);
        if (result.isError()) {
            int line = 1;
            for (int i = start; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            String message = String.format(
                    "The file is not UTF-8: byte 0x%02X at offset %d.", bytes[in.position()] & 0xFF, in.position());
            findings.add(FindingCode.NOT_UTF8.inFile(path, line, message, "Save it as UTF-8 without BOM."));
        }
    }

    private static String withLineFeeds(String text, String path, Findings findings) {
        int carriageReturn = text.indexOf('\r');
        if (carriageReturn < 0) {
            return text;
        }
        findings.add(FindingCode.CRLF.inFile(
                path,
                lineAt(text, carriageReturn),
                "Lines end with CR LF.",
                "Save it with LF line ends (`sed -i 's/\\r$//' " + path + "`)."));
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static int lineAt(String text, int index) {
        return 1 + (int) text.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
