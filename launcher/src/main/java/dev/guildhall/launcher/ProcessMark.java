package dev.guildhall.launcher;

import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be found again later: its id and when it began, because ids are used again.
 *
 * @param started milliseconds since 1970, 0 when the system does not tell
 */
record ProcessMark(long pid, long started) {

    static ProcessMark of(ProcessHandle process) {
        return new ProcessMark(process.pid(), startOf(process));
    }

    /** The process, if it still runs and is the same. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(p -> startOf(p) == started);
    }

    static Optional<ProcessMark> parse(String text) {
        String[] parts = text.strip().split(" ");
        try {
            return parts.length == 2
                    ? Optional.of(new ProcessMark(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    String written() {
        return pid + " " + started;
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
