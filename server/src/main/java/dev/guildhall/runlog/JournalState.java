package dev.guildhall.runlog;

/**
 * How the recording of calls goes on one node, since its start.
 *
 * @param started attempts begun
 * @param settled calls ended
 * @param stored calls that the database has through this node
 * @param recovered of them, those found in the journal of a process that died
 * @param underWay attempts begun and not ended
 * @param waitingBytes of the journal that the database does not have yet
 * @param inMemory calls that wait in memory, as the journal could not be written
 * @param lost calls that found no room there
 * @param damaged stretches of the journal that could not be read
 * @param refused calls that the database will not have, kept in a file
 * @param databaseAway the last try to reach it failed
 * @param diskAway the journal cannot be written
 */
public record JournalState(
        long started,
        long settled,
        long stored,
        long recovered,
        int underWay,
        long waitingBytes,
        int inMemory,
        long lost,
        long damaged,
        long refused,
        boolean databaseAway,
        boolean diskAway) {}
