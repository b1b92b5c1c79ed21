package dev.guildhall.packages;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Decodes a {@code SKILL.md} of whatever encoding into text with LF line ends: {@code bytes → BOM → UTF-8 | UTF-16 | windows-1252}. */
final class LenientText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String SAVE = "Save it as UTF-8 without BOM and with LF line ends.";

    private LenientText() {}

    static String decode(byte[] bytes, Mends mends) {
        String text = decoded(bytes, mends);
        if (text.indexOf('\r') < 0) {
            return text;
        }
        int line = 1
                + (int) text.substring(0, text.indexOf('\r'))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        mends.add(MendCode.MENDED_LINE_ENDS, line, "Lines ended with CR LF; they end with LF now.", SAVE);
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String decoded(byte[] bytes, Mends mends) {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            mends.add(MendCode.MENDED_ENCODING, 1, "The file was UTF-16; it is UTF-8 now.", SAVE);
            return new String(bytes, StandardCharsets.UTF_16);
        }
        int start = 0;
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            mends.add(MendCode.MENDED_BOM, 1, "The file began with a byte order mark; it is gone.", SAVE);
            start = 3;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException e) {
            int at = Math.min(in.position(), bytes.length - 1);
            int line = 1;
            for (int i = start; i < at; i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            mends.add(
                    MendCode.MENDED_ENCODING,
                    line,
                    String.format(
                            "The file was not UTF-8 (byte 0x%02X at offset %d); it was read as windows-1252 and is"
                                    + " UTF-8 now.",
                            bytes[at] & 0xFF, at),
                    SAVE);
            return new String(bytes, start, bytes.length - start, WINDOWS);
        }
    }

    private static boolean starts(byte[] bytes, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
