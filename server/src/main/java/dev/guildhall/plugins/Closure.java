package dev.guildhall.plugins;

import java.util.List;
import java.util.Optional;

/**
 * One version for everything that some ranges ask for, directly or through others.
 *
 * @param members in the order asked for, each before what it needs; empty when nothing fits
 * @param problems one line each with the way to it; empty when everything fits
 */
public record Closure(List<Member> members, List<String> problems) {
    public Closure {
        members = List.copyOf(members);
        problems = List.copyOf(problems);
    }

    /**
     * @param id under the name it has now
     * @param range what was asked for; empty for what only others need
     * @param requiredBy the members that need it, by id
     */
    public record Member(String id, String version, Optional<String> range, List<String> requiredBy) {
        public Member {
            requiredBy = List.copyOf(requiredBy);
        }
    }
}
