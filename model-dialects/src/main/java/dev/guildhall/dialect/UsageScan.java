package dev.guildhall.dialect;

import java.util.Optional;

/** Watches the bytes of a stream that pass untouched: what it used, whether it came to its end, whether it failed. Not for several threads. */
public interface UsageScan {
    void feed(byte[] bytes, int from, int to);

    /** The connection ended: looks at what has no last blank line. */
    void end();

    /** The latest that the provider said; empty when it said nothing. */
    Optional<Usage> usage();

    /** Whether the end of the dialect was seen. */
    boolean ended();

    /** An error that came within a stream of status 200. */
    Optional<Failure> failure();

    /** Bytes of text, thought and arguments that went by: what an estimate starts from when there is no usage. */
    long outputBytes();
}
