package dev.guildhall.runlog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes the fields of an entry one after the other. */
final class FieldWriter {
    private static final int USUAL = 768;
    private static final int LONGEST_NUMBER = 10;

    private byte[] bytes = new byte[USUAL];
    private int length;

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void one(byte value) {
        room(1);
        bytes[length++] = value;
    }

    void flag(boolean value) {
        one((byte) (value ? 1 : 0));
    }

    /** Seven bits a byte, lowest first, sign folded into the lowest bit. */
    void number(long value) {
        room(LONGEST_NUMBER);
        long left = (value << 1) ^ (value >> (Long.SIZE - 1));
        while ((left & ~0x7fL) != 0) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
    }

    void text(String value) {
        block(value.getBytes(StandardCharsets.UTF_8));
    }

    void id(UUID value) {
        room(2 * Long.BYTES);
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
    }

    void time(Instant value) {
        number(value.getEpochSecond());
        number(value.getNano());
    }

    void decimal(BigDecimal value) {
        number(value.scale());
        block(value.unscaledValue().toByteArray());
    }

    <T> void optional(Optional<T> value, Consumer<T> field) {
        flag(value.isPresent());
        value.ifPresent(field);
    }

    private void block(byte[] block) {
        number(block.length);
        room(block.length);
        System.arraycopy(block, 0, bytes, length, block.length);
        length += block.length;
    }

    private void fixed(long value) {
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            bytes[length++] = (byte) (value >> shift);
        }
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
