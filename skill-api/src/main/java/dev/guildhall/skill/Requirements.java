package dev.guildhall.skill;

import java.util.List;
import java.util.Map;

/** What must be there for the skill to work: programs, operating systems, runtimes with a version range. */
public record Requirements(List<String> bins, List<String> os, Map<String, String> runtimes) {

    public static final Requirements NONE = new Requirements(List.of(), List.of(), Map.of());

    public Requirements {
        bins = List.copyOf(bins);
        os = List.copyOf(os);
        runtimes = Map.copyOf(runtimes);
    }
}
