package dev.guildhall.plan;

import java.util.List;
import java.util.Optional;

/**
 * What carrying a plan out, or taking it back, did or would do.
 *
 * @param lines one for each file, sorted by path
 * @param receipt what is there now; empty when it was taken back
 */
public record Carried(List<Line> lines, Optional<Receipt> receipt) {
    public Carried {
        lines = List.copyOf(lines);
    }

    /** @param detail what a person should know about it; often empty */
    public record Line(String path, What what, String detail) {}

    /** What happened to a file. */
    public enum What {
        /** It is new. */
        WRITTEN("written"),
        /** It was an older one of ours. */
        UPDATED("updated"),
        /** It was ours and had been changed or was missing. */
        REPAIRED("repaired"),
        /** It was not ours; force was given. */
        OVERWRITTEN("overwritten"),
        /** It is as it should be. */
        UNCHANGED("unchanged"),
        /** Values in it were set. */
        MERGED("merged"),
        /** Values in it were taken back. */
        RESTORED("restored"),
        /** It is gone. */
        REMOVED("removed"),
        /** It stays although it is no longer needed. */
        KEPT("kept");

        private final String word;

        What(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
