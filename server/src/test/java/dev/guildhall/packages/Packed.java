package dev.guildhall.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** Archives made for tests, good ones and wicked ones. */
final class Packed {
    static final String SKILL = "---\nname: demo\ndescription: b\n---\nBody\n";

    private Packed() {}

    /** Writes entries into a zip. */
    static final class Zip {
        private final SeekableInMemoryByteChannel channel = new SeekableInMemoryByteChannel();
        private final ZipArchiveOutputStream out;

        Zip() throws IOException {
            out = new ZipArchiveOutputStream(channel);
        }

        Zip with(String name, String text) throws IOException {
            return with(name, 0100644, text.getBytes(StandardCharsets.UTF_8));
        }

        Zip with(String name, int mode, byte[] bytes) throws IOException {
            ZipArchiveEntry entry = new ZipArchiveEntry(name);
            entry.setUnixMode(mode);
            out.putArchiveEntry(entry);
            out.write(bytes);
            out.closeArchiveEntry();
            return this;
        }

        Zip folder(String name) throws IOException {
            out.putArchiveEntry(new ZipArchiveEntry(name));
            out.closeArchiveEntry();
            return this;
        }

        byte[] bytes() throws IOException {
            out.finish();
            byte[] all = new byte[(int) channel.size()];
            System.arraycopy(channel.array(), 0, all, 0, all.length);
            return all;
        }
    }

    /** Writes entries into a tar.gz. */
    static final class Tar {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final TarArchiveOutputStream out;

        Tar() throws IOException {
            out = new TarArchiveOutputStream(new GZIPOutputStream(bytes), "UTF-8");
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        }

        Tar with(String name, String text) throws IOException {
            return with(name, 0100644, text.getBytes(StandardCharsets.UTF_8));
        }

        Tar with(String name, int mode, byte[] content) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, true);
            entry.setMode(mode);
            entry.setSize(content.length);
            out.putArchiveEntry(entry);
            out.write(content);
            out.closeArchiveEntry();
            return this;
        }

        Tar special(String name, byte flag, String target) throws IOException {
            TarArchiveEntry entry = new TarArchiveEntry(name, flag, true);
            entry.setLinkName(target);
            out.putArchiveEntry(entry);
            out.closeArchiveEntry();
            return this;
        }

        byte[] bytes() throws IOException {
            out.close();
            return bytes.toByteArray();
        }
    }

    /** The archive with every occurrence of these ASCII bytes, or only the nth, replaced by as many others. */
    static byte[] replaced(byte[] archive, String from, String to, int only) {
        byte[] result = archive.clone();
        byte[] needle = from.getBytes(StandardCharsets.ISO_8859_1);
        byte[] other = to.getBytes(StandardCharsets.ISO_8859_1);
        int nth = 0;
        for (int at = 0; at + needle.length <= result.length; at++) {
            if (Arrays.equals(result, at, at + needle.length, needle, 0, needle.length)) {
                if (only < 0 || nth == only) {
                    System.arraycopy(other, 0, result, at, needle.length);
                }
                nth++;
            }
        }
        return result;
    }
}
