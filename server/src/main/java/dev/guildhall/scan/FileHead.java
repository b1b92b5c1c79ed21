package dev.guildhall.scan;

import dev.guildhall.skill.PackageFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a file. */
final class FileHead {
    private final PackageFile file;
    private final byte[] bytes;

    FileHead(PackageFile file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes.clone();
    }

    String path() {
        return file.path();
    }

    String ending() {
        return FileKind.ending(file.path());
    }

    /** Told by its name, its mark or its first line. */
    boolean script() {
        return FileKind.isScript(file) || begins('#', '!');
    }

    boolean prose() {
        return FileKind.of(file) == FileKind.PROSE;
    }

    /** UTF-16, where every other byte of plain text is 0. */
    boolean wide() {
        return begins(0xff, 0xfe) || begins(0xfe, 0xff);
    }

    boolean hasNul(int within) {
        for (int i = 0; i < Math.min(bytes.length, within); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    boolean toolJar() {
        return file.path().startsWith("lib/") && ending().equals("jar");
    }

    int size() {
        return bytes.length;
    }

    /** 0 beyond the end. */
    int at(int index) {
        return index < bytes.length ? bytes[index] & 0xff : 0;
    }

    int shortAt(int index) {
        return at(index) | at(index + 1) << 8;
    }

    boolean begins(int... start) {
        return has(0, start);
    }

    boolean has(int offset, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (offset + i >= bytes.length || at(offset + i) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where these bytes stand at or after {@code from}; -1 when nowhere. */
    int find(int from, int... wanted) {
        for (int i = from; i + wanted.length <= bytes.length; i++) {
            if (has(i, wanted)) {
                return i;
            }
        }
        return -1;
    }

    boolean mentions(String text) {
        byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
        int[] points = new int[wanted.length];
        Arrays.setAll(points, i -> wanted[i] & 0xff);
        return find(0, points) >= 0;
    }
}
