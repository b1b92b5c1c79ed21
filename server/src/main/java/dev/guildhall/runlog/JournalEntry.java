package dev.guildhall.runlog;

/** What stands in the journal. */
sealed interface JournalEntry {
    record Started(StartedAttempt attempt) implements JournalEntry {}

    record Settled(ModelCall call) implements JournalEntry {}
}
