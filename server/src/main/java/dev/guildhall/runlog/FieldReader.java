package dev.guildhall.runlog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads what {@link FieldWriter} wrote; what does not fit is an {@code IllegalArgumentException} or a {@code BufferUnderflowException}. */
record FieldReader(ByteBuffer from) {
    byte one() {
        return from.get();
    }

    boolean flag() {
        return from.get() == 1;
    }

    /** Numbers are few bytes long when they are small: seven bits a byte, lowest first, sign folded into the lowest bit. */
    long number() {
        long folded = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = from.get();
            folded |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (folded >>> 1) ^ -(folded & 1);
            }
        }
        throw new IllegalArgumentException("a number longer than ten bytes");
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    byte[] block() {
        long length = number();
        if (length < 0 || length > from.remaining()) {
            throw new IllegalArgumentException("a block of " + length + " bytes");
        }
        byte[] block = new byte[(int) length];
        from.get(block);
        return block;
    }

    UUID id() {
        return new UUID(from.getLong(), from.getLong());
    }

    Instant time() {
        return Instant.ofEpochSecond(number(), number());
    }

    BigDecimal decimal() {
        int scale = (int) number();
        return new BigDecimal(new BigInteger(block()), scale);
    }

    <T> Optional<T> optional(Supplier<T> field) {
        return flag() ? Optional.of(field.get()) : Optional.empty();
    }

    <T> List<T> list(Supplier<T> field) {
        long size = number();
        if (size < 0 || size > from.remaining()) {
            throw new IllegalArgumentException("a list of " + size);
        }
        List<T> list = new ArrayList<>((int) size);
        for (long i = 0; i < size; i++) {
            list.add(field.get());
        }
        return list;
    }

    void end() {
        if (from.hasRemaining()) {
            throw new IllegalArgumentException(from.remaining() + " bytes too many");
        }
    }
}
