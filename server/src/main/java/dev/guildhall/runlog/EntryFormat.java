package dev.guildhall.runlog;

import dev.guildhall.dialect.Usage;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;

/**
 * Entries of the journal as bytes: a kind, then the fields in the order of the records. A kind's layout is never changed; a new layout is a
 * new kind, so that a newer server reads what an older one left.
 */
final class EntryFormat {
    static final byte STARTED = 1;
    static final byte SETTLED = 2;

    private EntryFormat() {}

    /** The bytes are no entry, or one of a kind that is not known here. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    static byte[] started(StartedAttempt attempt) {
        FieldWriter to = new FieldWriter();
        to.one(STARTED);
        to.id(attempt.call());
        origin(attempt.origin(), to);
        to.text(attempt.surface());
        to.text(attempt.operation());
        to.text(attempt.model());
        to.id(attempt.attempt());
        to.text(attempt.deployment());
        to.text(attempt.provider());
        to.text(attempt.providerModel());
        to.time(attempt.at());
        usage(attempt.estimate(), to);
        to.optional(attempt.cost(), to::decimal);
        return to.bytes();
    }

    static byte[] settled(ModelCall call) {
        FieldWriter to = new FieldWriter();
        to.one(SETTLED);
        to.id(call.id());
        origin(call.origin(), to);
        to.time(call.at());
        to.text(call.surface());
        to.text(call.operation());
        to.text(call.model());
        to.flag(call.stream());
        to.text(call.parameters());
        to.number(call.attempts().size());
        call.attempts().forEach(attempt -> attempt(attempt, to));
        to.number(call.status());
        to.optional(call.error(), to::text);
        to.optional(call.firstByteMicros(), to::number);
        to.number(call.totalMicros());
        to.text(call.capture());
        return to.bytes();
    }

    static JournalEntry read(byte[] entry) throws Unreadable {
        try {
            FieldReader from = new FieldReader(ByteBuffer.wrap(entry));
            JournalEntry read = switch (from.one()) {
                case STARTED -> new JournalEntry.Started(started(from));
                case SETTLED -> new JournalEntry.Settled(settled(from));
                default -> throw new Unreadable("an entry of kind " + entry[0]);
            };
            from.end();
            return read;
        } catch (BufferUnderflowException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new Unreadable("an entry of " + entry.length + " bytes: " + e);
        }
    }

    private static StartedAttempt started(FieldReader from) {
        return new StartedAttempt(
                from.id(),
                origin(from),
                from.text(),
                from.text(),
                from.text(),
                from.id(),
                from.text(),
                from.text(),
                from.text(),
                from.time(),
                usage(from),
                from.optional(from::decimal));
    }

    private static ModelCall settled(FieldReader from) {
        return new ModelCall(
                from.id(),
                origin(from),
                from.time(),
                from.text(),
                from.text(),
                from.text(),
                from.flag(),
                from.text(),
                from.list(() -> attempt(from)),
                (int) from.number(),
                from.optional(from::text),
                from.optional(from::number),
                from.number(),
                from.text());
    }

    private static void origin(CallOrigin origin, FieldWriter to) {
        to.id(origin.organisation());
        to.id(origin.key());
        to.text(origin.keyHash());
        to.text(origin.keyAlias());
        to.optional(origin.team(), to::text);
        to.optional(origin.user(), to::text);
        to.optional(origin.customer(), to::text);
        to.optional(origin.agent(), to::text);
        to.optional(origin.session(), to::text);
        to.number(origin.tags().size());
        origin.tags().forEach(to::text);
    }

    private static CallOrigin origin(FieldReader from) {
        return new CallOrigin(
                from.id(),
                from.id(),
                from.text(),
                from.text(),
                from.optional(from::text),
                from.optional(from::text),
                from.optional(from::text),
                from.optional(from::text),
                from.optional(from::text),
                from.list(from::text));
    }

    private static void attempt(Attempt attempt, FieldWriter to) {
        to.id(attempt.id());
        to.text(attempt.deployment());
        to.text(attempt.provider());
        to.text(attempt.model());
        to.time(attempt.at());
        to.text(attempt.outcome().name());
        to.number(attempt.status());
        to.optional(attempt.error(), to::text);
        to.optional(attempt.firstByteMicros(), to::number);
        to.number(attempt.totalMicros());
        usage(attempt.usage(), to);
        to.optional(attempt.cost(), to::decimal);
    }

    private static Attempt attempt(FieldReader from) {
        return new Attempt(
                from.id(),
                from.text(),
                from.text(),
                from.text(),
                from.time(),
                Attempt.Outcome.valueOf(from.text()),
                (int) from.number(),
                from.optional(from::text),
                from.optional(from::number),
                from.number(),
                usage(from),
                from.optional(from::decimal));
    }

    private static void usage(Usage usage, FieldWriter to) {
        to.number(usage.input());
        to.number(usage.output());
        to.number(usage.cacheRead());
        to.number(usage.cacheWrite());
        to.number(usage.cacheWriteHour());
        to.number(usage.reasoning());
        to.number(usage.audioInput());
        to.number(usage.audioOutput());
        to.flag(usage.estimated());
    }

    private static Usage usage(FieldReader from) {
        return new Usage(
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.number(),
                from.flag());
    }
}
