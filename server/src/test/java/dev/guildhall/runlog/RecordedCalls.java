package dev.guildhall.runlog;

import dev.guildhall.wired.Wired;
import java.sql.SQLException;
import java.util.List;

/** Calls that went through the journal, for tests of others. */
public final class RecordedCalls {
    private RecordedCalls() {}

    /** Returns when they are in the database. */
    public static void record(ModelCall... calls) throws SQLException {
        Wired.bean(CallStore.class).store(List.of(calls));
    }
}
