package dev.guildhall.packages;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Checks that a zip says one thing only. {@code end record → central directory → every local header, gap-free from byte 0}.
 *
 * <p>Readers that follow the central directory and readers that follow the stream must see the same files: the entries
 * lie one behind the other, each local header repeats name, method, flags and sizes, and nothing lies between, before or
 * after. Source: PKWARE APPNOTE 4.3 to 4.5.
 */
final class ZipLayout {
    private static final int END = 0x06054b50;
    private static final int END64_LOCATOR = 0x07064b50;
    private static final int END64 = 0x06064b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final long MAXED = 0xFFFFFFFFL;
    private static final int FLAG_DESCRIPTOR = 1 << 3;
    private static final int FLAG_STRONG_ENCRYPTION = 1 << 6;

    private final SeekableByteChannel channel;
    private final int maxEntries;

    private record End(long directory, long directoryEnd, long entries) {}

    private record Entry(long offset, String name, int flags, int method, long crc, long packed, long unpacked) {}

    /** Ends the check; the finding says why. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Wrong(Finding finding) {
            super(finding.message(), null, false, false);
            this.finding = finding;
        }
    }

    ZipLayout(SeekableByteChannel channel, int maxEntries) {
        this.channel = channel;
        this.maxEntries = maxEntries;
    }

    /** What is wrong, or empty. */
    Optional<Finding> check() throws IOException {
        try {
            End end = end();
            List<Entry> entries = directory(end);
            entries.sort(Comparator.comparingLong(Entry::offset));
            for (int i = 0; i < entries.size(); i++) {
                long next = i + 1 < entries.size() ? entries.get(i + 1).offset() : end.directory();
                local(entries.get(i), i == 0 ? 0 : -1, next);
            }
            if (entries.isEmpty() && end.directory() != 0) {
                throw new Wrong(inconsistent("there are bytes that no entry owns"));
            }
            return Optional.empty();
        } catch (Wrong wrong) {
            return Optional.of(wrong.finding);
        }
    }

    private End end() throws IOException, Wrong {
        long size = channel.size();
        int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = bytes(size - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + unsigned(tail.getShort(at + 20)) == length) {
                return end(tail.slice(at, END_LENGTH).order(ByteOrder.LITTLE_ENDIAN), size - length + at);
            }
        }
        throw new Wrong(FindingCode.ARCHIVE_TRUNCATED.onPackage(
                "The zip has no end record: it was cut off, or something was appended.", "Send it again, whole."));
    }

    private End end(ByteBuffer record, long at) throws IOException, Wrong {
        int disk = unsigned(record.getShort(4));
        int directoryDisk = unsigned(record.getShort(6));
        int onDisk = unsigned(record.getShort(8));
        int entries = unsigned(record.getShort(10));
        long length = unsigned(record.getInt(12));
        long offset = unsigned(record.getInt(16));
        if (at >= 20 && bytes(at - 20, 20).getInt(0) == END64_LOCATOR) {
            return end64(bytes(at - 20, 20).getLong(8), at - 20);
        }
        if (disk != 0 || directoryDisk != 0 || onDisk != entries) {
            throw new Wrong(FindingCode.ARCHIVE_MULTI_VOLUME.onPackage(
                    "This is one volume of several.", "Pack it into one zip."));
        }
        return directoryAt(offset, length, entries, at);
    }

    private End end64(long offset, long locator) throws IOException, Wrong {
        if (offset < 0 || offset > locator - 56) {
            throw new Wrong(damaged("the zip64 end record is not where it should be"));
        }
        ByteBuffer record = bytes(offset, 56);
        if (record.getInt(0) != END64 || record.getLong(4) + 12 != locator - offset) {
            throw new Wrong(damaged("the zip64 end record cannot be read"));
        }
        if (record.getInt(16) != 0 || record.getInt(20) != 0 || record.getLong(24) != record.getLong(32)) {
            throw new Wrong(FindingCode.ARCHIVE_MULTI_VOLUME.onPackage(
                    "This is one volume of several.", "Pack it into one zip."));
        }
        return directoryAt(record.getLong(48), record.getLong(40), record.getLong(32), offset);
    }

    private End directoryAt(long offset, long length, long entries, long end) throws Wrong {
        if (offset < 0 || length < 0 || offset > end || length != end - offset) {
            throw new Wrong(inconsistent("the central directory is not where the end record says"));
        }
        if (entries > maxEntries) {
            throw new Wrong(FindingCode.TOO_MANY_FILES.onPackage(
                    "The archive has " + entries + " entries.", "Leave out what the skill does not need."));
        }
        return new End(offset, end, entries);
    }

    private List<Entry> directory(End end) throws IOException, Wrong {
        List<Entry> entries = new ArrayList<>();
        long at = end.directory();
        while (at < end.directoryEnd()) {
            if (entries.size() >= maxEntries) {
                throw new Wrong(FindingCode.TOO_MANY_FILES.onPackage(
                        "The archive has more than " + maxEntries + " entries.",
                        "Leave out what the skill does not need."));
            }
            ByteBuffer header = within(at, 46, end.directoryEnd());
            int nameLength = unsigned(header.getShort(28));
            int extraLength = unsigned(header.getShort(30));
            int commentLength = unsigned(header.getShort(32));
            if (header.getInt(0) != CENTRAL) {
                throw new Wrong(damaged("the central directory cannot be read"));
            }
            ByteBuffer rest = within(at + 46, nameLength + extraLength, end.directoryEnd());
            entries.add(entry(header, rest, nameLength));
            at += 46L + nameLength + extraLength + commentLength;
        }
        if (at != end.directoryEnd() || entries.size() != end.entries()) {
            throw new Wrong(inconsistent("the central directory does not hold the number of entries it says"));
        }
        return entries;
    }

    private static Entry entry(ByteBuffer header, ByteBuffer rest, int nameLength) throws Wrong {
        String name = name(rest, nameLength);
        Zip64 zip64 =
                new Zip64(rest.slice(nameLength, rest.limit() - nameLength).order(ByteOrder.LITTLE_ENDIAN));
        long unpacked = zip64.or(unsigned(header.getInt(24)));
        long packed = zip64.or(unsigned(header.getInt(20)));
        long offset = zip64.or(unsigned(header.getInt(42)));
        int flags = unsigned(header.getShort(8));
        if ((flags & FLAG_STRONG_ENCRYPTION) != 0) {
            throw new Wrong(
                    FindingCode.ARCHIVE_ENCRYPTED.onPackage("The zip is encrypted.", "Pack it without a password."));
        }
        if (unsigned(header.getShort(34)) != 0) {
            throw new Wrong(FindingCode.ARCHIVE_MULTI_VOLUME.onPackage(
                    "This is one volume of several.", "Pack it into one zip."));
        }
        return new Entry(
                offset, name, flags, unsigned(header.getShort(10)), unsigned(header.getInt(16)), packed, unpacked);
    }

    /** @param mustStart offset at which the entry has to lie, or -1 when the one before it saw to that */
    private void local(Entry entry, long mustStart, long next) throws IOException, Wrong {
        if (mustStart >= 0 && entry.offset() != mustStart) {
            throw new Wrong(inconsistent("there are bytes before the first entry"));
        }
        ByteBuffer header = within(entry.offset(), 30, next);
        int nameLength = unsigned(header.getShort(26));
        int extraLength = unsigned(header.getShort(28));
        if (header.getInt(0) != LOCAL) {
            throw new Wrong(inconsistent("an entry of the central directory has no local header"));
        }
        ByteBuffer rest = within(entry.offset() + 30, nameLength + extraLength, next);
        if (!name(rest, nameLength).equals(entry.name())) {
            throw new Wrong(
                    inconsistent("a file has one name in the central directory and another in its local header"));
        }
        if (unsigned(header.getShort(6)) != entry.flags() || unsigned(header.getShort(8)) != entry.method()) {
            throw new Wrong(inconsistent("method or flags of a file differ from its local header"));
        }
        Zip64 zip64 = new Zip64(rest.slice(nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN));
        long unpacked = zip64.or(unsigned(header.getInt(22)));
        long packed = zip64.or(unsigned(header.getInt(18)));
        boolean descriptor = (entry.flags() & FLAG_DESCRIPTOR) != 0;
        boolean silent = descriptor && unpacked == 0 && packed == 0 && header.getInt(14) == 0;
        boolean agrees =
                unpacked == entry.unpacked() && packed == entry.packed() && unsigned(header.getInt(14)) == entry.crc();
        if (!silent && !agrees) {
            throw new Wrong(inconsistent("size or checksum of a file differ from its local header"));
        }
        long end = entry.offset() + 30 + nameLength + extraLength + entry.packed();
        if (end < 0 || end > next || (!descriptor && end != next)) {
            throw new Wrong(inconsistent("entries overlap, or there are bytes that no entry owns"));
        }
        if (descriptor) {
            descriptor(entry, end, next);
        }
    }

    /** The record behind the data of a streamed entry: with or without signature, with 4 or 8 bytes a size. */
    private void descriptor(Entry entry, long at, long next) throws IOException, Wrong {
        int length = (int) Math.min(next - at, 25);
        ByteBuffer record = bytes(at, length);
        boolean signed = (length == 16 || length == 24) && record.getInt(0) == DESCRIPTOR;
        int start = signed ? 4 : 0;
        boolean agrees = switch (length - start) {
            case 12 ->
                unsigned(record.getInt(start)) == entry.crc()
                        && unsigned(record.getInt(start + 4)) == entry.packed()
                        && unsigned(record.getInt(start + 8)) == entry.unpacked();
            case 20 ->
                unsigned(record.getInt(start)) == entry.crc()
                        && record.getLong(start + 4) == entry.packed()
                        && record.getLong(start + 12) == entry.unpacked();
            default -> false;
        };
        if (!agrees) {
            throw new Wrong(inconsistent("the record behind a file's data does not agree with the central directory"));
        }
    }

    /** Byte for byte: names are compared here, not read. */
    private static String name(ByteBuffer rest, int length) {
        byte[] name = new byte[length];
        rest.get(0, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private ByteBuffer within(long at, int length, long end) throws IOException, Wrong {
        if (at < 0 || at + length > end) {
            throw new Wrong(inconsistent("a header reaches into what comes after it"));
        }
        return bytes(at, length);
    }

    private ByteBuffer bytes(long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the uploaded file shrank while it was read");
            }
        }
        return buffer.flip();
    }

    private static int unsigned(short value) {
        return Short.toUnsignedInt(value);
    }

    private static long unsigned(int value) {
        return Integer.toUnsignedLong(value);
    }

    static Finding inconsistent(String how) {
        return FindingCode.ARCHIVE_INCONSISTENT.onPackage(
                "The zip contradicts itself: " + how + ".", "Pack the folder again with an ordinary zip tool.");
    }

    static Finding damaged(String how) {
        return FindingCode.ARCHIVE_DAMAGED.onPackage(
                "The zip is damaged: " + how + ".", "Pack the folder again and send it again.");
    }

    /** The sizes that did not fit into 32 bits, in the order in which the header leaves them out. */
    private static final class Zip64 {
        private static final int ID = 1;

        private final ByteBuffer values;

        Zip64(ByteBuffer extra) {
            this.values = find(extra);
        }

        private static ByteBuffer find(ByteBuffer extra) {
            int at = 0;
            while (at + 4 <= extra.limit()) {
                int length = unsigned(extra.getShort(at + 2));
                if (at + 4 + length > extra.limit()) {
                    break;
                }
                if (unsigned(extra.getShort(at)) == ID) {
                    return extra.slice(at + 4, length).order(ByteOrder.LITTLE_ENDIAN);
                }
                at += 4 + length;
            }
            return ByteBuffer.allocate(0);
        }

        long or(long value) throws Wrong {
            if (value != MAXED) {
                return value;
            }
            if (values.remaining() < Long.BYTES) {
                throw new Wrong(damaged("a zip64 size is missing"));
            }
            return values.getLong();
        }
    }
}
