package dev.guildhall.hosted;

/** Where a push or removal says what it did; keeps the turn meanwhile. */
interface PushReport {
    /** A step begins; throws when somebody else took over. */
    void begins(int done, int total, String what) throws Exception;

    void line(ReportLine line) throws Exception;
}
